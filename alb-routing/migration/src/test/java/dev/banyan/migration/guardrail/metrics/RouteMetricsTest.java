package dev.banyan.migration.guardrail.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.migration.guardrail.metrics.RecordedMetrics.Kind;
import dev.banyan.migration.guardrail.metrics.RecordedMetrics.Minutes;
import dev.banyan.migration.guardrail.sequential.Counts;
import dev.banyan.migration.guardrail.sequential.WindowCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteMetricsTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RecordedMetrics metrics = new RecordedMetrics();
    private final Minutes minutes = new Minutes(metrics, SampleRoute.CATALOG);

    private Observation observe(String now) {
        Instant at = Instant.parse(now);
        metrics.setTime(at);
        Look look = Look.of(SINCE, at, MINUTE, Duration.ofMinutes(3), Duration.ofHours(2), Duration.ofDays(1));
        return new RouteMetrics(metrics)
                .observe(SampleRoute.CATALOG, new LambdaFunction("catalog", null), look, Set.of("p99"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:00:20Z, 2026-11-20T10:03:59Z, 2026-11-20T10:01:00Z",
        "2026-11-20T10:00:20Z, 2026-11-20T10:05:00Z, 2026-11-20T10:02:00Z",
        "2026-11-20T10:00:00Z, 2026-11-20T10:04:59Z, 2026-11-20T10:01:00Z"
    })
    void look_sinceAndNow_wholeClosedWindows(String since, String now, String to) {
        Look look = Look.of(
                Instant.parse(since),
                Instant.parse(now),
                MINUTE,
                Duration.ofMinutes(3),
                Duration.ofHours(2),
                Duration.ofDays(1));
        assertThat(look.to()).isEqualTo(Instant.parse(to));
        assertThat(look.historyFrom()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    }

    @Test
    void look_longStep_countsItsLastDays() {
        Look look = Look.of(
                SINCE,
                SINCE.plus(Duration.ofDays(30)),
                MINUTE,
                Duration.ofMinutes(3),
                Duration.ofDays(3),
                Duration.ofDays(7));
        assertThat(look.from()).isEqualTo(SINCE.plus(Duration.ofDays(23)));
    }

    @Test
    void observe_lateWindows_notBeforeTheyAreClosed() {
        minutes.container(SINCE, 10, 100, 1).lambda(SINCE, 10, 10, 0);
        assertThat(observe("2026-11-20T10:02:59Z").windows()).isEmpty();
        assertThat(observe("2026-11-20T10:05:30Z").windows())
                .containsExactly(
                        new WindowCounts(new Counts(100, 1), new Counts(10, 0)),
                        new WindowCounts(new Counts(100, 1), new Counts(10, 0)));
    }

    @Test
    void observe_windowThatGrewSince_countedOnceAsItIsNow() {
        minutes.container(SINCE, 10, 100, 0).lambda(SINCE, 10, 10, 0);
        Instant later = Instant.parse("2026-11-20T10:07:00Z");
        minutes.late(Kind.LAMBDA_REQUESTS, SINCE, 5, later).late(Kind.LAMBDA_ERRORS, SINCE, 2, later);
        assertThat(observe("2026-11-20T10:06:00Z").total().lambda()).isEqualTo(new Counts(30, 0));
        assertThat(observe("2026-11-20T10:07:00Z").total().lambda()).isEqualTo(new Counts(45, 2));
        assertThat(observe("2026-11-20T10:07:00Z").total().lambda()).isEqualTo(new Counts(45, 2));
    }

    @Test
    void observe_missingErrors_zeroOnlyBesideANumberOfRequests() {
        minutes.container(SINCE, 3, 100, 0).lambda(SINCE, 1, 10, 0).lambdaErrorsAlone(SINCE.plus(MINUTE), 4);
        Observation seen = observe("2026-11-20T10:06:00Z");
        assertThat(seen.windows())
                .containsExactly(
                        new WindowCounts(new Counts(100, 0), new Counts(10, 0)),
                        new WindowCounts(Counts.NONE, Counts.NONE),
                        new WindowCounts(new Counts(100, 0), Counts.NONE));
        assertThat(seen.incomplete()).isEqualTo(1);
    }

    @Test
    void observe_moreErrorsThanRequests_asManyAsRequests() {
        minutes.container(SINCE, 1, 5, 9).lambda(SINCE, 1, 5, 0);
        assertThat(observe("2026-11-20T10:05:00Z").total().container()).isEqualTo(new Counts(5, 5));
    }

    @Test
    void observe_severalKindsOfErrors_addedUpAndNamed() {
        minutes.lambda(SINCE, 1, 10, 2).lambdaErrorsAlone(SINCE, 1);
        Observation seen = observe("2026-11-20T10:05:00Z");
        assertThat(seen.total().lambda()).isEqualTo(new Counts(10, 3));
        assertThat(seen.parts())
                .containsEntry("lambda.LambdaUserError", 2.0)
                .containsEntry("lambda.LambdaInternalError", 1.0)
                .containsEntry("lambda.HTTPCode_Target_5XX_Count", 0.0);
        assertThat(ErrorCounts.DEFINITION)
                .isEqualTo("errors: lambda = HTTPCode_Target_5XX_Count + LambdaUserError + LambdaInternalError;"
                        + " container = HTTPCode_Target_5XX_Count + TargetConnectionErrorCount");
    }

    @Test
    void observe_windowsBeforeTheStep_areHistoryOfTheContainer() {
        minutes.container(SINCE.minus(Duration.ofHours(1)), 60, 50, 1).container(SINCE, 5, 100, 0);
        Observation seen = observe("2026-11-20T10:06:00Z");
        assertThat(seen.history()).hasSize(60).containsOnly(new Counts(50, 1));
        assertThat(seen.lastSeen()).isEqualTo(Instant.parse("2026-11-20T10:03:00Z"));
    }

    @Test
    void observe_containerIdle_comparedWithItsUsualTime() {
        Instant before = SINCE.minus(Duration.ofHours(1));
        minutes.container(before, 60, 500, 0).times(before, 60, "p99", 0.2, 9);
        minutes.lambda(SINCE, 5, 500, 0).times(SINCE, 5, "p99", 0, 0.3);
        Map<Duration, List<LatencyWindow>> byPeriod =
                observe("2026-11-20T10:08:00Z").latencies().getOrDefault("p99", Map.of());
        assertThat(byPeriod.get(MINUTE)).hasSize(5).containsOnly(new LatencyWindow(500, 0.2, 500, 0.3));
    }

    @Test
    void observe_anyNumberOfMetrics_isOneCall() {
        minutes.container(SINCE, 10, 100, 1).lambda(SINCE, 10, 10, 0);
        observe("2026-11-20T10:12:00Z");
        assertThat(metrics.reads()).isEqualTo(1);
    }

    @Test
    void observe_unhealthyAndThrottled_asCounted() {
        minutes.container(SINCE, 5, 10, 0).lambda(SINCE, 5, 10, 0);
        minutes.unhealthy(SINCE.plus(MINUTE.multipliedBy(3)), 2).throttles(SINCE.plus(MINUTE), 7);
        Observation seen = observe("2026-11-20T10:08:00Z");
        assertThat(seen.unhealthy()).isEqualTo(2);
        assertThat(seen.throttles()).containsExactly(0L, 7L, 0L, 0L, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:eu-west-1:123456789012:function:catalog, catalog,",
        "arn:aws:lambda:eu-west-1:123456789012:function:catalog:live, catalog, live",
        "arn:aws-cn:lambda:cn-north-1:123456789012:function:a_b-1:7, a_b-1, 7"
    })
    void parse_functionArn_nameAndQualifier(String arn, String name, String qualifier) {
        assertThat(LambdaFunction.parse(arn)).isEqualTo(new LambdaFunction(name, qualifier));
    }
}
