package dev.banyan.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private final Path file;

    LogTailTest(@TempDir Path folder) throws IOException {
        this.file = Files.writeString(folder.resolve("one.log"), "first\nsecond\nthird\n");
    }

    @Test
    void last_fewerThanThereAre_areTheLastOnes() throws IOException {
        assertThat(new LogTail(file).last(2)).containsExactly("second", "third");
        assertThat(new LogTail(file).last(0)).isEmpty();
    }

    @Test
    void follow_linesAddedAndFileBegunAnew_handsOverEachOnce() throws Exception {
        LogTail tail = new LogTail(file);
        tail.last(1);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread follower = new Thread(() -> follow(tail, lines));
        follower.start();

        Files.writeString(file, "fourth\nfif", StandardOpenOption.APPEND);
        assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("fourth");
        Files.writeString(file, "th\n", StandardOpenOption.APPEND);
        assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("fifth");
        Files.writeString(file, "anew\n");
        assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("anew");

        follower.interrupt();
        follower.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(follower.isAlive()).isFalse();
        assertThat(lines).isEmpty();
    }

    private static void follow(LogTail tail, BlockingQueue<String> lines) {
        try {
            tail.follow(lines::add);
        } catch (IOException e) {
            CompletableFuture.failedFuture(e).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
