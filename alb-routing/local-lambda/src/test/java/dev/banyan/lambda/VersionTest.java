package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.alb.lambda.LambdaOutcome.Reason;
import dev.banyan.alb.lambda.LambdaOutcome.Refused;
import dev.banyan.alb.metrics.Datapoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions that run their own code, and invocations by the function's owner. */
class VersionTest {
    private final LambdaFixture lambda;

    VersionTest(@TempDir Path folder) {
        this.lambda = new LambdaFixture(folder);
    }

    @AfterEach
    void close() {
        lambda.close();
    }

    @Test
    void invoke_qualifier_runsThatVersion() throws IOException {
        putTwoVersions(Map.of("live", Map.of("1", 1.0), "canary", Map.of("1", 0.5, "2", 0.5)));

        assertThat(version("")).isEqualTo("$LATEST new");
        assertThat(version(":1")).isEqualTo("1 old");
        assertThat(version(":2")).isEqualTo("2 new");
        assertThat(version(":live")).isEqualTo("1 old");
        Set<String> seen = new TreeSet<>();
        // 60 draws of one version of two have a chance of 1 in 10 to the 18.
        for (int i = 0; i < 60; i++) {
            seen.add(version(":canary"));
        }
        assertThat(seen).containsExactly("1 old", "2 new");
        assertThat(lambda.service().environments()).hasSize(3);
    }

    @Test
    void put_again_keepsTheProcessesOfVersionsThatStay() throws IOException {
        putTwoVersions(Map.of("live", Map.of("1", 1.0)));
        version(":1");
        version(":2");
        String before = lambda.service().environments().get(0).id();

        lambda.service()
                .put(new VersionedFunction(
                        configuration("$LATEST", "new"), List.of(configuration("1", "old")), Map.of()));

        assertThat(version(":1")).isEqualTo("1 old");
        assertThat(lambda.service().environments()).anyMatch(one -> one.id().equals(before));
        assertThat(((Refused) direct(":2", false).outcome()).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(((Refused) direct(":live", false).outcome()).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void reserve_isSharedByAllVersions() throws IOException {
        lambda.service()
                .put(new VersionedFunction(
                        lambda.function("Surroundings").reservedConcurrency(0).build(),
                        List.of(configuration("1", "old")),
                        Map.of()));

        DirectOutcome outcome = direct(":1", false);

        assertThat(((Refused) outcome.outcome()).reason()).isEqualTo(Reason.THROTTLED);
        assertThat(outcome.reason()).isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
        assertThat(outcome.version()).isEqualTo("1");
        assertThat(sum(LambdaMetric.THROTTLES, "Surroundings:1")).isEqualTo(1);
        assertThat(sum(LambdaMetric.INVOCATIONS, "Surroundings:1")).isZero();
    }

    @Test
    void direct_needsNoPermission_andGetsTheEndOfTheLog() throws IOException {
        lambda.service()
                .put(lambda.function("Surroundings").permissions(List.of()).build());

        DirectOutcome outcome = direct("", true);

        assertThat(new String(outcome.payload(), StandardCharsets.UTF_8))
                .contains("invoked arn=" + LambdaFixture.arn("Surroundings"));
        assertThat(outcome.logTail())
                .matches(
                        "(?s)START RequestId: [0-9a-f-]{36} Version: \\$LATEST\n.*END RequestId: .*\nREPORT RequestId: .*\n");
        assertThat(direct("", false).logTail()).isEmpty();
    }

    @Test
    void direct_failure_showsTheErrorsDocument_andCounts() throws IOException {
        lambda.put("Trouble");

        DirectOutcome thrown = invoke("Trouble", "", "throw", true);
        DirectOutcome exited = invoke("Trouble", "", "exit", true);

        assertThat(new String(thrown.payload(), StandardCharsets.UTF_8))
                .contains("\"errorMessage\":")
                .contains("\"stackTrace\":");
        assertThat(new String(exited.payload(), StandardCharsets.UTF_8))
                .matches(
                        "\\{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: [^\"]* Error: Runtime exited"
                                + "[^\"]*\"}");
        assertThat(exited.logTail()).contains("REPORT RequestId: ");
        assertThat(sum(LambdaMetric.INVOCATIONS, "Trouble")).isEqualTo(2);
        assertThat(sum(LambdaMetric.ERRORS, "Trouble")).isEqualTo(2);
        assertThat(sum(LambdaMetric.CONCURRENT_EXECUTIONS, "Trouble")).isGreaterThanOrEqualTo(2);
        Datapoint duration = points(LambdaMetric.DURATION, "Trouble").get(0);
        assertThat(duration.maximum()).isBetween(0.01, 60_000.0);
        assertThat(duration.percentile(100).orElseThrow()).isBetween(duration.minimum(), duration.maximum());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 'versions: 1 (expected: each version once)'",
        "1, 2, 'aliases: live{3=1.0} (expected: shares of [1, 2, $LATEST] that add up to 1)'"
    })
    void versionedFunction_thatContradictsItself_isRefused(String one, String other, String message) {
        assertThatThrownBy(() -> new VersionedFunction(
                        configuration("$LATEST", ""),
                        List.of(configuration(one, ""), configuration(other, "")),
                        Map.of("live", Map.of("3", 1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message.substring(0, message.indexOf('(')));
    }

    private void putTwoVersions(Map<String, Map<String, Double>> aliases) throws IOException {
        lambda.service()
                .put(new VersionedFunction(
                        configuration("$LATEST", "new"),
                        List.of(configuration("1", "old"), configuration("2", "new")),
                        aliases));
    }

    private FunctionConfiguration configuration(String version, String mark) throws IOException {
        return lambda.function("Surroundings")
                .version(version)
                .environment(Map.of("MARK", mark))
                .build();
    }

    private String version(String qualifier) {
        DirectOutcome outcome = direct(qualifier, false);
        Map<String, String> seen = LocalLambdaTest.lines(new String(outcome.payload(), StandardCharsets.UTF_8));
        assertThat(seen).containsEntry("AWS_LAMBDA_FUNCTION_VERSION", outcome.version());
        return outcome.version() + " " + seen.get("MARK");
    }

    private DirectOutcome direct(String qualifier, boolean logTail) {
        return invoke("Surroundings", qualifier, "{}", logTail);
    }

    private DirectOutcome invoke(String name, String qualifier, String event, boolean logTail) {
        return lambda.service()
                .invoke(new DirectInvocation(
                        LambdaFixture.arn(name) + qualifier,
                        LambdaFixture.bytes(event),
                        "{\"client\":{}}",
                        "",
                        logTail))
                .toCompletableFuture()
                .orTimeout(120, TimeUnit.SECONDS)
                .join();
    }

    private double sum(LambdaMetric metric, String resource) {
        return points(metric, resource).stream().mapToDouble(Datapoint::sum).sum();
    }

    private List<Datapoint> points(LambdaMetric metric, String resource) {
        Instant now = Instant.now();
        LambdaMetrics metrics = lambda.service().metrics();
        List<Datapoint> points = metrics.read(
                new LambdaMetricId(metric, "eu-west-1", resource.split(":", 2)[0], resource),
                now.minusSeconds(300),
                now.plusSeconds(60),
                Duration.ofSeconds(60));
        assertThat(points.isEmpty())
                .isEqualTo(metrics.list().stream()
                        .noneMatch(id -> id.metric() == metric && resource.equals(id.resource())));
        return points;
    }
}
