package dev.banyan.migration.guardrail.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.migration.guardrail.Chances;
import dev.banyan.migration.guardrail.ErrorLimits;
import dev.banyan.migration.guardrail.LatencyLimit;
import dev.banyan.migration.guardrail.sequential.Traffic;
import dev.banyan.migration.guardrail.sequential.WorseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plays every scenario often, and writes the tables of docs/GUARDRAILS.md to target/guardrails.md. */
@Tag("full")
class SimulationTableTest {

    private static final Path FILE = Path.of("target", "guardrails.md");
    private static final int RUNS = 1000;
    private static final int FEWER_RUNS = 200;
    private static final double[] PER_MINUTE = {1, 40, 600, 60_000};
    private static final List<String> TABLES = new ArrayList<>();

    @AfterAll
    static void write() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, String.join("\n\n", TABLES) + "\n");
    }

    @Test
    void falseAlarms() {
        StringBuilder table =
                table("errors of a new side within its limit, 10 %", "1/min", "40/min", "10/s", "1,000/s");
        StringBuilder unknown = table("the same without any history", "1/min", "40/min", "10/s", "1,000/s");
        Models.harmless().forEach((name, model) -> {
            table.append("| ").append(name).append(" |");
            unknown.append("| ").append(name).append(" |");
            for (double perMinute : PER_MINUTE) {
                Scenario scenario = Scenario.of(model, model, perMinute, 0.1);
                Wilson failed = scenario.play(RUNS, 1).failed();
                table.append(' ').append(failed).append(" |");
                unknown.append(' ')
                        .append(scenario.without(0).play(FEWER_RUNS, 2).failed())
                        .append(" |");
                assertThat(failed.low()).as("%s at %s/min", name, perMinute).isLessThanOrEqualTo(Scenario.FALSE_ALARM);
            }
            table.append('\n');
            unknown.append('\n');
        });
        TABLES.add(table.toString());
        TABLES.add(unknown.toString());
    }

    @Test
    void falseAlarmsByShare() {
        StringBuilder table = table("errors of a new side within its limit, 10/s", "1 %", "50 %", "90 %");
        Models.harmless().forEach((name, model) -> {
            table.append("| ").append(name).append(" |");
            for (double share : new double[] {0.01, 0.5, 0.9}) {
                Wilson failed =
                        Scenario.of(model, model, 600, share).play(RUNS, 3).failed();
                table.append(' ').append(failed).append(" |");
                assertThat(failed.low()).as("%s at %s", name, share).isLessThanOrEqualTo(Scenario.FALSE_ALARM);
            }
            table.append('\n');
        });
        TABLES.add(table.toString());
    }

    @Test
    void detection() {
        Map<String, double[]> faults = new LinkedHashMap<>();
        faults.put("twice as many errors (0.5 % to 1 %)", new double[] {2, 0});
        faults.put("5 % more", new double[] {1, 0.05});
        faults.put("half of all requests", new double[] {1, 0.5});
        faults.put("all requests", new double[] {1, 1});
        StringBuilder table = table(
                "fault from the first minute",
                "traffic",
                "share",
                "found within 8 h",
                "minutes, median (90 %)",
                "requests to lambda, median",
                "minutes by formula");
        Rates.Model usual = Rates.steady(0.005, 0.005);
        faults.forEach((name, fault) -> {
            for (double perMinute : PER_MINUTE) {
                for (double share : new double[] {0.01, 0.1, 0.5}) {
                    Rates.Model broken = Rates.faulty(usual, 0, fault[0], fault[1]);
                    Scenario.Outcome outcome =
                            Scenario.of(usual, broken, perMinute, share).play(FEWER_RUNS, 4);
                    double formula = WorseTest.expectedWindows(
                            ErrorLimits.DEFAULT.allowed(),
                            Scenario.FALSE_ALARM,
                            0.005,
                            Math.min(1, 0.005 * fault[0] + fault[1]),
                            new Traffic(perMinute * (1 - share), perMinute * share),
                            1);
                    table.append(row(name, perMinute, share, outcome, formula));
                }
            }
        });
        TABLES.add(table.toString());
    }

    @Test
    void detectionLaterAndAmongOutbreaks() {
        StringBuilder table =
                table("fault", "traffic", "share", "found within 8 h", "minutes from its begin, median (90 %)");
        Rates.Model calm = Rates.steady(0.005, 0.005);
        Map<String, Rates.Model> worlds = new LinkedHashMap<>();
        worlds.put("after 4 h without a fault", calm);
        worlds.put("beside shared outbreaks, 30 % for 2 min every 2 h", Rates.shared(Models.SHORT));
        worlds.put("beside shared outbreaks, 30 % for 5 min every hour", Rates.shared(Models.LONG));
        worlds.forEach((name, world) -> {
            int from = world == calm ? 240 : 0;
            for (double plus : new double[] {0.05, 0.5, 1}) {
                for (double perMinute : new double[] {40, 600, 60_000}) {
                    Scenario.Outcome outcome = Scenario.of(world, Rates.faulty(world, from, 1, plus), perMinute, 0.1)
                            .play(FEWER_RUNS, 6);
                    table.append(String.format(
                            Locale.ROOT,
                            "| %.0f %% of requests, %s | %s | 10 %% | %s | %s |%n",
                            100 * plus,
                            name,
                            traffic(perMinute),
                            outcome.failed(),
                            minutes(outcome, from)));
                }
            }
        });
        TABLES.add(table.toString());
    }

    @Test
    void badPasses() {
        StringBuilder table = table(
                        "new side exactly at what is not tolerated (old side 0.5 %)", "40/min", "10/s", "1,000/s")
                .append("| passed within 8 h |");
        Rates.Model usual = Rates.steady(0.005, 0.005);
        Rates.Model bad = Rates.steady(0.005, ErrorLimits.DEFAULT.tolerated().at(0.005));
        for (double perMinute : new double[] {40, 600, 60_000}) {
            Wilson passed =
                    Scenario.of(usual, bad, perMinute, 0.1).play(RUNS, 7).passed();
            assertThat(passed.low()).isLessThanOrEqualTo(Chances.DEFAULT.missed());
            table.append(' ').append(passed).append(" |");
        }
        TABLES.add(table.append('\n').toString());
    }

    @Test
    void latencies() {
        LatencyLimit median = new LatencyLimit(50, 1.5, Duration.ofMillis(20));
        LatencyLimit tail = new LatencyLimit(99, 2, Duration.ofMillis(500));
        double falseAlarm = Chances.DEFAULT.falseAlarm() / 2 / 2 / 3;
        Map<String, Latencies> cases = new LinkedHashMap<>();
        cases.put("both sides alike", new Latencies(600, 1, 0, 0, 1, 60, 5));
        cases.put("both alike, 100 requests a window", new Latencies(100, 1, 0, 0, 1, 60, 5));
        cases.put("both alike, each 4x slower for 2 min every hour", new Latencies(600, 1, 0, 0, 4, 60, 2));
        cases.put("both alike, each 4x slower for 10 min every 2 h", new Latencies(600, 1, 0, 0, 4, 120, 10));
        cases.put("cold tail: 0.5 % take 3 s longer", new Latencies(600, 1, 0.005, 3, 1, 60, 5));
        cases.put("cold tail: 3 % take 3 s longer", new Latencies(600, 1, 0.03, 3, 1, 60, 5));
        cases.put("cold tail: 3 % take 0.4 s longer", new Latencies(600, 1, 0.03, 0.4, 1, 60, 5));
        cases.put("new side 1.3x slower", new Latencies(600, 1.3, 0, 0, 1, 60, 5));
        cases.put("new side 3x slower", new Latencies(600, 3, 0, 0, 1, 60, 5));
        StringBuilder table = table("response times", "p50 fails", "p50 minutes", "p99 fails", "p99 minutes");
        cases.forEach((name, latencies) -> {
            table.append("| ").append(name).append(" |");
            for (LatencyLimit limit : List.of(median, tail)) {
                List<Integer> found = new ArrayList<>();
                for (int run = 0; run < FEWER_RUNS; run++) {
                    int at = latencies.failsAt(limit, 240, falseAlarm, new Draw(run + 9_000_011L));
                    if (at > 0) {
                        found.add(at);
                    }
                }
                found.sort(null);
                table.append(' ').append(Wilson.of(found.size(), FEWER_RUNS)).append(" | ");
                table.append(found.isEmpty() ? "-" : Scenario.Outcome.quantile(found, 0.5))
                        .append(" |");
            }
            table.append('\n');
        });
        TABLES.add(table.toString());
    }

    private static StringBuilder table(String... columns) {
        return new StringBuilder("| " + String.join(" | ", columns) + " |\n" + "| --- ".repeat(columns.length) + "|\n");
    }

    private static String row(String name, double perMinute, double share, Scenario.Outcome outcome, double formula) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f %% | %s | %s | %s | %s |%n",
                name,
                traffic(perMinute),
                100 * share,
                outcome.failed(),
                minutes(outcome, 0),
                outcome.requests().isEmpty()
                        ? "-"
                        : String.format(Locale.ROOT, "%,d", Scenario.Outcome.quantile(outcome.requests(), 0.5)),
                Double.isInfinite(formula) ? "never" : String.format(Locale.ROOT, "%,.0f", Math.ceil(formula)));
    }

    private static String minutes(Scenario.Outcome outcome, int from) {
        if (outcome.minutes().isEmpty()) {
            return "-";
        }
        return Scenario.Outcome.quantile(outcome.minutes(), 0.5) - from + " ("
                + (Scenario.Outcome.quantile(outcome.minutes(), 0.9) - from) + ")";
    }

    private static String traffic(double perMinute) {
        return perMinute < 600
                ? String.format(Locale.ROOT, "%.0f/min", perMinute)
                : String.format(Locale.ROOT, "%,.0f/s", perMinute / 60);
    }
}
