package dev.banyan.migration.guardrail.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.migration.evidence.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LateMetricsTest {

    private static final Duration ALLOWED = Duration.ofMinutes(3);

    @Test
    void judge_sidesAlikeAndMetricsLate_neverFails() {
        LateMetrics late = new LateMetrics(600, Rates.steady(0.01, 0.01), ALLOWED, 60);
        for (int run = 0; run < 4; run++) {
            assertThat(late.play(new Draw(run)).verdict()).isNotEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void judge_everyTenthRequestFailsAndMetricsLate_failsSoon() {
        LateMetrics late = new LateMetrics(600, Rates.steady(0.01, 0.2), ALLOWED, 60);
        for (int run = 0; run < 4; run++) {
            LateMetrics.End end = late.play(new Draw(run));
            assertThat(end.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(end.minute()).isBetween(6, 12);
        }
    }

    /** Later than anything is allowed for: what was counted too early is counted anew at the next look. */
    @Test
    @Tag("full")
    void judge_metricsInTimeAndTooLate_rates() throws IOException {
        StringBuilder table = new StringBuilder("| the whole judge, asked every minute of an hour | metrics up to 3 min"
                + " late | up to 6 min late |\n| --- | --- | --- |\n");
        row(table, "both sides 1 %: fails", Rates.steady(0.01, 0.01));
        row(table, "shared outbreaks, 30 % for 2 min every 2 h: fails", Rates.shared(Models.SHORT));
        row(table, "new side 5 % more: fails", Rates.steady(0.01, 0.06));
        Path file = Path.of("target", "guardrails-late.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table.toString());
    }

    private static void row(StringBuilder table, String name, Rates.Model rates) {
        table.append("| ").append(name).append(" |");
        for (int latest : new int[] {3, 6}) {
            int failed = 0;
            int runs = 200;
            for (int run = 0; run < runs; run++) {
                LateMetrics late = new LateMetrics(600, rates, Duration.ofMinutes(latest), 60);
                failed += late.play(new Draw(run + 77_000_003L)).verdict() == Verdict.FAIL ? 1 : 0;
            }
            table.append(' ').append(Wilson.of(failed, runs)).append(" |");
        }
        table.append('\n');
    }
}
