package dev.banyan.migration.plan.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileSourceTest {

    private static final String LINE = AccessLogEntryTest.FUNCTION + "\n";

    @TempDir
    private Path folder;

    private final Collected collected = new Collected();

    static final class Collected implements Requests {
        final List<ReplayedRequest> requests = new ArrayList<>();
        final List<String> broken = new ArrayList<>();
        long count;
        int withoutRule;

        @Override
        public void request(ReplayedRequest request) {
            count++;
            if (requests.size() < 100) {
                requests.add(request);
            }
        }

        @Override
        public void withoutRule() {
            withoutRule++;
        }

        @Override
        public void broken(String place, String reason) {
            broken.add(place + ": " + reason);
        }
    }

    @Test
    void read_folder_takesAccessLogsInOrder() throws IOException {
        Path day = Files.createDirectories(folder.resolve("AWSLogs/1/elasticloadbalancing/eu-west-1/2026/11/20"));
        Files.write(day.resolve("1_b.log.gz"), gzip(LINE.replace("/orders/42", "/second")));
        Files.writeString(day.resolve("1_a.log"), LINE.replace("/orders/42", "/first") + "\r\n");
        Files.writeString(day.resolve("conn_log_1.log"), "not for us");
        Files.writeString(folder.resolve("ELBAccessLogTestFile"), "Enable AccessLogs");

        new LogFileSource(folder).read(collected);

        assertThat(collected.requests).extracting(ReplayedRequest::path).containsExactly("/first", "/second");
        assertThat(collected.broken).isEmpty();
    }

    @Test
    void read_brokenLines_areNamedAndPassed() throws IOException {
        Path file = folder.resolve("mixed.log");
        Files.writeString(file, LINE + "nothing of a log\n" + LINE + "\"open\n" + LINE.strip());

        new LogFileSource(file).read(collected);

        assertThat(collected.count).isEqualTo(3);
        assertThat(collected.broken)
                .containsExactly(
                        file + ":2: 4 fields (expected: 29 or more)",
                        file + ":4: the quotes of field 1 are not closed");
    }

    @Test
    void read_cutGzip_countsWhatIsThere() throws IOException {
        Path file = folder.resolve("cut.log.gz");
        byte[] whole = gzip(LINE.repeat(2000));
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 9));

        new LogFileSource(file).read(collected);

        assertThat(collected.count).isBetween(1L, 2000L);
        assertThat(collected.broken).hasSize(1).first().asString().contains("the file breaks off");
    }

    @Test
    void read_noFile_fails() {
        assertThatThrownBy(() -> new LogFileSource(folder.resolve("none.log")).read(collected))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> new LogFileSource(folder).read(collected))
                .hasMessageContaining("no access log (expected: *.log or *.log.gz)");
    }

    @Test
    void next_endlessLine_isCutAndPassed() throws IOException {
        byte[] endless = new byte[LogLines.LONGEST * 3];
        java.util.Arrays.fill(endless, (byte) 'x');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(endless);
        out.write(("\n" + LINE).getBytes(StandardCharsets.ISO_8859_1));
        Path file = folder.resolve("endless.log");
        Files.write(file, out.toByteArray());

        new LogFileSource(file).read(collected);

        assertThat(collected.count).isEqualTo(1);
        assertThat(collected.broken).hasSize(1).first().asString().contains("without an end of the line");
    }

    /** 100 MB through a reader whose memory is looked at: nothing of what was read is kept. */
    @Test
    void read_large_keepsNothing() {
        AccessLogReader reader = new AccessLogReader(new Requests() {
            @Override
            public void request(ReplayedRequest request) {
                collected.count++;
            }

            @Override
            public void withoutRule() {}

            @Override
            public void broken(String place, String reason) {
                throw new AssertionError(place + reason);
            }
        });
        byte[] line = LINE.getBytes(StandardCharsets.ISO_8859_1);
        long lines = 100_000_000L / line.length;
        long before = used();

        reader.read("endless", new Repeated(line, lines));

        assertThat(collected.count).isEqualTo(lines);
        assertThat(used() - before).isLessThan(20_000_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toByteArray();
    }

    /** The same line again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] line;
        private long left;

        private Repeated(byte[] line, long times) {
            this.line = line;
            this.left = times * line.length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            int at = line.length - 1 - (int) ((left - 1) % line.length);
            left--;
            return line[at] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int at = (int) ((line.length - left % line.length) % line.length);
            int count = (int) Math.min(Math.min(length, line.length - at), left);
            if (count == 0) {
                return left == 0 ? -1 : 0;
            }
            System.arraycopy(line, at, target, offset, count);
            left -= count;
            return count;
        }
    }
}
