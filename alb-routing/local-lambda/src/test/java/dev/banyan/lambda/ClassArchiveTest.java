package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;

    ClassArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void classArchives_wanted_areWrittenAfterUseAndReadLater() throws Exception {
        Path archives = Files.createDirectories(folder.resolve("state/archives/Echo"));
        try (LambdaFixture lambda = new LambdaFixture(folder, b -> b.classArchives(true)).put("Echo")) {
            lambda.answer("Echo", "1");
            awaitArchive(archives);

            lambda.service().remove(LambdaFixture.arn("Echo"));
            lambda.put("Echo");
            assertThat(lambda.answer("Echo", "2")).isEqualTo("2");

            assertThat(arguments(lambda))
                    .anyMatch(argument -> argument.startsWith("-XX:SharedArchiveFile=" + archives));
        }
    }

    @Test
    void classArchive_unreadable_isIgnoredByTheFunction() throws Exception {
        Path archives = Files.createDirectories(folder.resolve("state/archives/Trouble"));
        try (LambdaFixture lambda = new LambdaFixture(folder, b -> b.classArchives(true)).put("Trouble")) {
            lambda.answer("Trouble", "1");
            awaitArchive(archives);
            try (Stream<Path> files = Files.list(archives)) {
                Files.writeString(files.findFirst().orElseThrow(), "broken");
            }

            lambda.invoke("Trouble", "exit");
            assertThat(lambda.answer("Trouble", "2")).isEqualTo("\"2\"");
        }
    }

    @Test
    void close_whileAnArchiveIsWritten_leavesNoProcess() throws IOException {
        try (LambdaFixture lambda = new LambdaFixture(folder, b -> b.classArchives(true)).put("Echo")) {
            lambda.answer("Echo", "1");
        }
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    private static void awaitArchive(Path archives) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            archives.resolve("..").register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!hasArchive(archives) && System.nanoTime() < end) {
                var unused = watch.poll(100, TimeUnit.MILLISECONDS);
            }
        }
        assertThat(hasArchive(archives)).isTrue();
    }

    private static boolean hasArchive(Path archives) throws IOException {
        if (!Files.isDirectory(archives)) {
            return false;
        }
        try (Stream<Path> files = Files.list(archives)) {
            return files.anyMatch(file -> file.toString().endsWith(".jsa"));
        }
    }

    private static List<String> arguments(LambdaFixture lambda) {
        long pid = lambda.service().environments().get(0).pid();
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().arguments())
                .map(List::of)
                .orElse(List.of());
    }
}
