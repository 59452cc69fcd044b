package dev.banyan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangedTemplateTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void read_brokenTemplate_listsEveryProblem(String name, JsonNode changes, List<String> problems) {
        assertThatThrownBy(() -> SampleStack.readChanged(folder, changes))
                .asInstanceOf(type(TemplateException.class))
                .extracting(exception -> exception.problems().stream()
                        .map(problem -> problem.replace(folder.toString(), "FOLDER"))
                        .toList())
                .isEqualTo(problems);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsupported")
    void read_whatIsNotSupported_isNamed(String name, JsonNode changes, List<String> lines) {
        SynthesizedSystem system = SampleStack.readChanged(folder, changes);

        assertThat(system.unsupported()).extracting(Unsupported::toString).containsExactlyElementsOf(lines);
    }

    static Stream<Arguments> refusals() {
        return cases("refusals.json");
    }

    static Stream<Arguments> unsupported() {
        return cases("unsupported.json");
    }

    private static Stream<Arguments> cases(String file) {
        return StreamSupport.stream(SampleStack.json(file).spliterator(), false)
                .map(one -> Arguments.of(one.path("name").asText(), one.path("set"), texts(one.path("lines"))));
    }

    private static List<String> texts(JsonNode lines) {
        List<String> texts = new ArrayList<>();
        lines.forEach(line -> texts.add(line.asText()));
        return texts;
    }
}
