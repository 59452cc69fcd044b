package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeStoreTest {
    private final Path folder;
    private final CodeStore store;

    CodeStoreTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = new CodeStore(folder.resolve("functions"));
    }

    @Test
    void taskRoot_archive_isUnpackedOncePerContent() throws IOException {
        Path archive = zip("lib/a.txt", "one");
        Path first = store.taskRoot(function(archive));
        Path again = store.taskRoot(function(archive));
        Path changed = store.taskRoot(function(zip("lib/a.txt", "two")));

        assertThat(first).isEqualTo(again).startsWith(folder.resolve("functions/f"));
        assertThat(first.resolve("lib/a.txt")).hasContent("one");
        assertThat(changed).isNotEqualTo(first);
        assertThat(changed.resolve("lib/a.txt")).hasContent("two");
        assertThat(folder.resolve("functions/f")).isDirectoryNotContaining("glob:**unpacking*");
    }

    @Test
    void taskRoot_folder_isUsedInPlace() throws IOException {
        Path code = Files.createDirectory(folder.resolve("code"));

        assertThat(store.taskRoot(function(code))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped.txt", "/tmp/banyan-escaped.txt", "lib/../../escaped.txt"})
    void taskRoot_entryLeadsOut_isRejectedAndLeavesNothing(String entry) throws IOException {
        Path archive = zip(entry, "evil");

        assertThatThrownBy(() -> store.taskRoot(function(archive)))
                .isInstanceOf(LambdaServiceException.class)
                .hasMessageContaining("entry " + entry + " leads out of the archive");
        assertThat(folder.resolve("functions/f")).isEmptyDirectory();
        assertThat(folder.resolve("functions/escaped.txt")).doesNotExist();
    }

    @Test
    void taskRoot_noZip_isRejected() throws IOException {
        Path archive = Files.writeString(folder.resolve("f.zip"), "not a zip archive");

        assertThatThrownBy(() -> store.taskRoot(function(archive)))
                .isInstanceOf(LambdaServiceException.class)
                .hasMessage("code of f: " + archive + " (expected: a readable zip archive, no entries)");
    }

    private Path zip(String entry, String content) throws IOException {
        Path archive = folder.resolve("f.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(LambdaFixture.bytes(content));
        }
        return archive;
    }

    private static FunctionConfiguration function(Path code) {
        return FunctionConfiguration.builder("f", LambdaFixture.arn("f"), code, "a.B::c")
                .build();
    }
}
