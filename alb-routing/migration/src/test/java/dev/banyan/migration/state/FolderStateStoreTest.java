package dev.banyan.migration.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStateStoreTest extends StateStoreContract {

    private final Path folder;

    FolderStateStoreTest(@TempDir Path folder) {
        this.folder = folder.resolve("state");
    }

    /** Each call has a store of its own, as each process has. */
    @Override
    StateStore store() {
        return new FolderStateStore(folder);
    }

    @Test
    void write_leavesNoFileBeside() throws IOException {
        store().create("catalog", "1");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "catalog.json");
        }
    }
}
