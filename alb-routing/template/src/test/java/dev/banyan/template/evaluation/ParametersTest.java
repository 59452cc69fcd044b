package dev.banyan.template.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"Type\":\"String\"} | x",
                "{\"Type\":\"String\",\"AllowedValues\":[\"x\",5]} | 5",
                "{\"Type\":\"String\",\"AllowedPattern\":\"[a-z]+\"} | abc",
                "{\"Type\":\"Number\",\"MinValue\":0,\"MaxValue\":\"10\"} | 10",
                "{\"Type\":\"Number\"} | 1.5e3",
                "{\"Type\":\"List<Number>\",\"MaxValue\":3} | '1, 2,3'",
                "{\"Type\":\"String\",\"MinLength\":2,\"MaxLength\":\"3\"} | abc",
            })
    void override_insideItsRules_isTaken(String declaration, String value) {
        assertThat(problems(declaration, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"Type\":\"String\",\"AllowedValues\":[\"x\",\"y\"]} | z | z (expected: one of [\"x\",\"y\"])",
                "{\"Type\":\"String\",\"AllowedPattern\":\"[a-z]+\"} | A | A (expected: a match of [a-z]+)",
                "{\"Type\":\"String\",\"AllowedPattern\":\"[\"} | A | A (expected: a valid AllowedPattern, not [)",
                "{\"Type\":\"String\",\"AllowedPattern\":\"a\",\"ConstraintDescription\":\"an a\"} | A"
                        + " | A (expected: a match of a; an a)",
                "{\"Type\":\"Number\",\"MinValue\":0} | -1 | -1 (expected: at least 0)",
                "{\"Type\":\"Number\",\"MaxValue\":999} | 1000 | 1000 (expected: at most 999)",
                "{\"Type\":\"Number\"} | many | many (expected: a number)",
                "{\"Type\":\"List<Number>\",\"MaxValue\":3} | '1,4' | 4 (expected: at most 3)",
                "{\"Type\":\"String\",\"MinLength\":2} | a | a (expected: at least 2 characters)",
                "{\"Type\":\"String\",\"MaxLength\":2} | abc | abc (expected: at most 2 characters)",
                "{\"Type\":\"String\",\"NoEcho\":true,\"MaxLength\":2} | abc | **** (expected: at most 2 characters)",
            })
    void override_outsideItsRules_isNamed(String declaration, String value, String message) {
        assertThat(problems(declaration, value)).containsExactly("Parameters.P: " + message);
    }

    @Test
    void parameter_withoutValue_isNamed() {
        List<String> problems = new ArrayList<>();

        Parameters.of(json("{\"P\":{\"Type\":\"String\"}}"), Map.of(), problems::add);

        assertThat(problems).containsExactly("Parameters.P: no value (expected: one, because there is no default)");
    }

    @Test
    void override_ofUnknownParameter_isNamed() {
        List<String> problems = new ArrayList<>();

        Parameters.of(json("{\"P\":{\"Type\":\"String\"}}"), Map.of("P", "x", "Q", "y"), problems::add);
        Parameters.of(json("{}"), Map.of("Q", "y"), problems::add);

        assertThat(problems)
                .containsExactly(
                        "Parameters: Q (expected: one of [P])", "Parameters: Q (expected: no parameter at all)");
    }

    @Test
    void display_masksWhatIsNotToBeEchoed() {
        String section = "{\"A\":{\"Type\":\"String\",\"Default\":\"a\"},\"B\":{\"Type\":\"String\",\"NoEcho\":true}}";

        Parameters parameters = Parameters.of(json(section), Map.of("B", "secret"), problem -> {});

        assertThat(parameters.display()).isEqualTo(Map.of("A", "a", "B", "****"));
    }

    private static List<String> problems(String declaration, String value) {
        List<String> problems = new ArrayList<>();
        Parameters.of(json("{\"P\":" + declaration + "}"), Map.of("P", value), problems::add);
        return problems;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
