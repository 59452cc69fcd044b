package dev.banyan.alb.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.support.Buckets;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.alb.support.TestClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    private static final String START = "2026-11-20T09:15:02Z";
    private static final String DAY = "logs/shop/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/11/20/";

    @TempDir
    private Path buckets;

    private final TestClock clock = new TestClock(START);

    private static LogFolder folder(LogKind kind, String prefix) {
        return new LogFolder(
                kind, "logs", prefix, "111122223333", "eu-west-1", "app/shop/50dc6c495c0c9188", "127.0.0.1");
    }

    private static byte[] lines(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private long end() {
        return LogFiles.intervalEnd(clock.instant().getEpochSecond());
    }

    @Test
    @Proves({"R-6.1-36", "R-6.1-37"})
    void offer_hoursOfLines_areOneFileForEachIntervalThatHasSome() {
        LogFolder folder = folder(LogKind.ACCESS, "shop");
        try (LogFiles files = new LogFiles(buckets, clock)) {
            files.offer(folder, end(), lines("a"));
            files.offer(folder, end(), lines("b", "c"));
            clock.pass(Duration.ofMinutes(5));
            TestAlb.await(() -> Buckets.keys(buckets).size() == 1);
            files.offer(folder, end(), lines("d"));
            clock.pass(Duration.ofHours(3)); // Nothing happens for hours.
            TestAlb.await(() -> Buckets.keys(buckets).size() == 2);
            files.offer(folder, end(), lines("e"));
        }

        List<String> keys = Buckets.keys(buckets);
        assertThat(keys).hasSize(3);
        String name = "111122223333_elasticloadbalancing_eu-west-1_app.shop.50dc6c495c0c9188_20261120T";
        assertThat(keys.get(0)).matches(DAY + name + "0920Z_127\\.0\\.0\\.1_[0-9a-z]{8}\\.log\\.gz");
        assertThat(keys.get(1)).startsWith(DAY + name + "0925Z_");
        assertThat(keys.get(2)).startsWith(DAY + name + "1225Z_");
        assertThat(Buckets.lines(buckets, keys.get(0))).containsExactly("a", "b", "c");
        assertThat(Buckets.lines(buckets, keys.get(1))).containsExactly("d");
        assertThat(Buckets.lines(buckets, keys.get(2))).containsExactly("e");
        assertThat(Buckets.files(buckets)).hasSize(3);
    }

    @Test
    @Proves("R-6.2-02")
    void offer_eachKind_hasItsOwnName() {
        try (LogFiles files = new LogFiles(buckets, clock)) {
            for (LogKind kind : LogKind.values()) {
                files.offer(folder(kind, ""), end(), lines("x"));
            }
        }

        assertThat(Buckets.keys(buckets).stream()
                        .map(key -> key.replaceAll(".*/", "").replaceAll("_elastic.*", "")))
                .containsExactly("111122223333", "conn_log_111122223333", "health_check_log_111122223333");
        assertThat(Buckets.keys(buckets)).allMatch(key -> key.startsWith("logs/AWSLogs/111122223333/"));
    }

    /** Until its interval ends, a file is in no bucket; a line that comes late is delivered in a second file. */
    @Test
    void offer_beforeTheEndAndAfter_isNeverHalfAFile() {
        LogFolder folder = folder(LogKind.ACCESS, "shop");
        long end = end();
        try (LogFiles files = new LogFiles(buckets, clock)) {
            files.offer(folder, end, lines("a"));
            TestAlb.await(() -> Buckets.files(buckets).size() == 1);
            assertThat(Buckets.keys(buckets)).isEmpty();

            clock.pass(Duration.ofMinutes(5));
            TestAlb.await(() -> Buckets.keys(buckets).size() == 1);
            files.offer(folder, end, lines("late"));
            TestAlb.await(() -> Buckets.keys(buckets).size() == 2);
        }
        assertThat(Buckets.keys(buckets)).allMatch(key -> key.contains("_20261120T0920Z_"));
    }

    @Test
    void offer_fullDisk_dropsAndCountsAndGoesOnLater() {
        AtomicBoolean full = new AtomicBoolean(true);
        LogFolder folder = folder(LogKind.ACCESS, "shop");
        try (LogFiles files = new LogFiles(buckets, clock, file -> open(file, full))) {
            files.offer(folder, end(), lines("a", "b"));
            TestAlb.await(() -> files.dropped() == 2);
            full.set(false);
            files.offer(folder, end(), lines("c"));
        }

        List<String> keys = Buckets.keys(buckets);
        assertThat(keys).hasSize(1);
        assertThat(Buckets.lines(buckets, keys.get(0))).containsExactly("c");
        assertThat(Buckets.files(buckets)).hasSize(1);
    }

    private static OutputStream open(Path file, AtomicBoolean full) throws IOException {
        if (full.get()) {
            throw new IOException("No space left on device");
        }
        return Files.newOutputStream(file);
    }

    @Test
    void offer_stuckDisk_keepsMemoryBoundedAndCounts() {
        CountDownLatch stuck = new CountDownLatch(1);
        byte[] large = lines("x".repeat(1 << 20));
        LogFolder folder = folder(LogKind.ACCESS, "shop");
        try (LogFiles files = new LogFiles(buckets, clock, file -> {
            awaitUninterruptibly(stuck);
            return Files.newOutputStream(file);
        })) {
            for (int at = 0; at < 40; at++) {
                files.offer(folder, end(), large);
            }
            // 16 MB may wait, and the writer may have taken one line already.
            assertThat(files.dropped()).isBetween(40L - 17, 40L - 15);
            stuck.countDown();
        }

        assertThat(Buckets.lines(buckets, Buckets.keys(buckets).get(0)).size()).isBetween(15, 17);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not released within 10 s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes lines until it is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) {
            LogFiles files = new LogFiles(Path.of(arguments[0]), new TestClock(START));
            while (true) {
                files.offer(folder(LogKind.ACCESS, "shop"), LogFiles.intervalEnd(0), lines("done"));
                files.offer(folder(LogKind.ACCESS, "shop"), 4_102_444_800L, lines("open"));
                LockSupport.parkNanos(100_000);
            }
        }
    }

    @Test
    void killed_writer_leavesOnlyWholeFilesInBucketsAndTheNextOneTidiesUp() throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        buckets.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            TestAlb.await(() -> Buckets.keys(buckets).size() > 20);
        } finally {
            victim.destroyForcibly().waitFor();
        }

        List<String> keys = Buckets.keys(buckets);
        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(Buckets.files(buckets)).hasSizeGreaterThan(keys.size());
        for (String key : keys) {
            assertThat(Buckets.lines(buckets, key)).isNotEmpty().containsOnly("done");
        }
        new LogFiles(buckets, clock).close();
        assertThat(Buckets.files(buckets)).hasSize(keys.size());
    }
}
