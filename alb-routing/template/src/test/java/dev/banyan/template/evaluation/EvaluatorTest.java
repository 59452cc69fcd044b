package dev.banyan.template.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EvaluatorTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TEMPLATE = """
            {"Parameters": {
               "Name": {"Type": "String", "Default": "shop"},
               "Zones": {"Type": "CommaDelimitedList", "Default": "a, b"},
               "Stored": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/key"}},
             "Mappings": {"Sizes": {"eu-west-1": {"small": 2, "list": ["x"]}}},
             "Conditions": {
               "Yes": {"Fn::Equals": [{"Ref": "Name"}, "shop"]},
               "No": {"Fn::Not": [{"Condition": "Yes"}]},
               "Both": {"Fn::And": [{"Condition": "Yes"}, {"Condition": "No"}]},
               "Either": {"Fn::Or": [{"Condition": "No"}, {"Fn::Equals": ["a", "a"]}]},
               "Circle": {"Fn::Not": [{"Condition": "Round"}]},
               "Round": {"Condition": "Circle"},
               "OnResource": {"Fn::Equals": [{"Ref": "Thing"}, "a"]},
               "NoCondition": {"Ref": "Name"}}}
            """;

    private static final ResourceValues RESOURCES = new ResourceValues() {
        @Override
        public boolean has(String logicalId) {
            return logicalId.equals("Thing");
        }

        @Override
        public String reference(String logicalId, String path) {
            return "thing-id";
        }

        @Override
        public String attribute(String logicalId, String attribute, String path) {
            return logicalId + "/" + attribute;
        }
    };

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "values.csv", delimiter = '|', quoteCharacter = '\'')
    void evaluate_validExpression_givesValue(String expression, String expected) {
        JsonNode value = evaluator(TEMPLATE).evaluate(json(expression), "P");

        assertThat(value).hasToString(expected == null ? "" : json(expected).toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "errors.csv", delimiter = '|', quoteCharacter = '\'')
    void evaluate_invalidExpression_namesPlaceValueAndRule(String expression, String message) {
        assertThatThrownBy(() -> evaluator(TEMPLATE).evaluate(json(expression), "P"))
                .isInstanceOf(EvaluationException.class)
                .hasMessage(message);
    }

    @Test
    void evaluate_unknownFunction_namesPlaceAndFunction() {
        assertThatThrownBy(() -> evaluator(TEMPLATE).evaluate(json("{\"a\":{\"Fn::Upper\":\"x\"}}"), "Rule.Priority"))
                .hasMessageStartingWith("Rule.Priority.a: Fn::Upper (expected: a function that is supported: Fn::And,");
    }

    @Test
    void evaluate_nestedTooDeeply_isRefused() {
        String nested = "[".repeat(150) + "]".repeat(150);

        assertThatThrownBy(() -> evaluator(TEMPLATE).evaluate(json(nested), "P"))
                .hasMessageEndingWith("nested deeper (expected: at most 100 levels)");
    }

    @Test
    void evaluate_stackId_isTheSameInEveryRun() {
        JsonNode expression = json("{\"Ref\":\"AWS::StackId\"}");

        String first = evaluator(TEMPLATE).evaluate(expression, "P").asText();

        assertThat(first).startsWith("arn:aws:cloudformation:eu-west-1:123456789012:stack/Test/");
        assertThat(evaluator(TEMPLATE).evaluate(expression, "P").asText()).isEqualTo(first);
    }

    private static Evaluator evaluator(String template) {
        JsonNode root = json(template);
        List<String> problems = new ArrayList<>();
        Parameters parameters = Parameters.of(root.path("Parameters"), Map.of(), problems::add);
        assertThat(problems).isEmpty();
        Stack stack = new Stack("Test", "123456789012", "eu-west-1");
        return new Evaluator(TemplateScope.of(root, stack, parameters).with(RESOURCES));
    }

    private static JsonNode json(String text) {
        if (text.equals("plain")) {
            return MAPPER.getNodeFactory().textNode(text);
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
