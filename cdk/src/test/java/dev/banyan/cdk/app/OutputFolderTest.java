package dev.banyan.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @Test
    void clear_earlierSynthesis_isRemoved(@TempDir Path folder) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("cdk.out"), "{}");
        Files.createDirectories(out.resolve("asset.1"));
        Files.writeString(out.resolve("asset.1").resolve("file"), "old");

        OutputFolder.clear(out);

        assertThat(out).doesNotExist();
    }

    @Test
    void clear_someOtherFolder_isLeftAlone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "keep");

        OutputFolder.clear(folder);
        OutputFolder.clear(folder.resolve("missing"));

        assertThat(file).exists();
    }
}
