package dev.banyan.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTest {

    @Test
    void complaint_noPath_isNotFound() {
        assertThat(Node.onPath(Map.of()).complaint())
                .contains("node: not found (expected: Node 20 or later on the PATH)");
    }

    @ParameterizedTest
    @CsvSource({"v20.0.0,", "v24.1.0,", "v18.20.4, v18.20.4", "nonsense, nonsense"})
    void complaint_version_isComparedWithTheMinimum(String version, String complaint, @TempDir Path folder)
            throws IOException {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "needs a shell");
        Path node = Files.writeString(folder.resolve("node"), "#!/bin/sh\necho " + version + "\n");
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));

        String expected = complaint == null ? "" : "node: " + complaint + " (expected: Node 20 or later on the PATH)";
        assertThat(Node.onPath(Map.of("PATH", "/nowhere:" + folder)).complaint().orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void complaint_fileThatIsNoProgram_saysWhy(@TempDir Path folder) throws IOException {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "needs a shell");
        Path node = Files.writeString(folder.resolve("node"), "#!/nowhere\n");
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(new Node(Optional.of(node)).complaint().orElse(""))
                .startsWith("node: cannot be run: ")
                .endsWith("(expected: Node 20 or later on the PATH)");
    }
}
