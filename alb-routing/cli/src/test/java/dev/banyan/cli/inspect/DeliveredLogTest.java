package dev.banyan.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.cli.CommandException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveredLogTest {

    @TempDir
    private Path buckets;

    private void deliver(String folder, String name, String text) throws IOException {
        Path file = Files.createDirectories(buckets.resolve(folder)).resolve(name + ".log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static DeliveredLog log(String name) {
        return Objects.requireNonNull(DeliveredLog.named(name), name);
    }

    @Test
    void last_severalFiles_areReadByTheirTime() throws IOException {
        deliver("logs/2026/11/21", "1_elasticloadbalancing_eu-west-1_app.a.1_20261121T0005Z_127.0.0.1_a", "c\nd\n");
        deliver("logs/2026/11/20", "1_elasticloadbalancing_eu-west-1_app.z.1_20261120T2355Z_127.0.0.1_b", "a\nb\n");
        deliver(
                "logs/2026/11/21",
                "conn_log_1_elasticloadbalancing_eu-west-1_app.a.1_20261121T0005Z_127.0.0.1_a",
                "x\n");
        deliver(".unfinished", "7_1_elasticloadbalancing_eu-west-1_app.a.1_20261121T0010Z_127.0.0.1_a", "y\n");

        assertThat(log("access").last(buckets, 3)).containsExactly("b", "c", "d");
        assertThat(log("connections").last(buckets, 3)).containsExactly("x");
    }

    @Test
    void last_noFile_saysWhenThereWillBeOne() {
        assertThatThrownBy(() -> log("health-checks").last(buckets.resolve("s3"), 3))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("health-checks has no finished file");
    }

    @Test
    void named_others_areNone() {
        assertThat(DeliveredLog.named("storefront")).isNull();
    }
}
