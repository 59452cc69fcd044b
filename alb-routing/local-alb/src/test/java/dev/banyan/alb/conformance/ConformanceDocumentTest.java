package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document says what the tables say. */
class ConformanceDocumentTest {

    private static final Path FILE = Path.of("..", "..", "docs", "CONFORMANCE.md");

    @Test
    void document_isNotStale() throws IOException {
        String text = new ConformanceDocument().text();
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(FILE, text);
        }

        assertThat(Files.readString(FILE))
                .as("stale; write it with: " + ConformanceDocument.COMMAND)
                .isEqualTo(text);
    }
}
