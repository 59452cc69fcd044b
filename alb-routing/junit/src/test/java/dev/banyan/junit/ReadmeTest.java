package dev.banyan.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is a test of this build. */
class ReadmeTest {

    @Test
    void example_isTheTestThatRuns() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/banyan/junit/ShopRoutesTest.java"));
        String example = between(source, "// example\n", "// end of example").strip();

        assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + example + "\n```");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
