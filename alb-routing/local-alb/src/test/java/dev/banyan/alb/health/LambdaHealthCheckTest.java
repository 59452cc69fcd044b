package dev.banyan.alb.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Health checks of functions: invocations like any other. */
class LambdaHealthCheckTest {

    private static final Duration INTERVAL = Duration.ofSeconds(35);

    private static HealthCheck check(boolean enabled, String path, String codes) {
        return new HealthCheck(
                enabled, Protocol.HTTP, null, path, INTERVAL, Duration.ofSeconds(30), 5, 2, StatusMatcher.parse(codes));
    }

    private static Routings toFunction(HealthCheck check, boolean multiValue) {
        Routings routings = new Routings();
        return routings.listener(
                80,
                routings.group(new TargetGroup(
                        Routings.groupArn("orders"),
                        "orders",
                        TargetType.LAMBDA,
                        Protocol.HTTP,
                        0,
                        check,
                        new TargetGroupAttributes(
                                Map.of("lambda.multi_value_headers.enabled", Boolean.toString(multiValue))),
                        List.of(new Target.Lambda(Routings.functionArn("orders"))),
                        Map.of())));
    }

    private static String health(TestAlb alb) {
        TargetHealth health =
                alb.alb().targetHealth(Routings.groupArn("orders")).get(0);
        return health.state().apiName() + " " + health.reason() + " " + health.description();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "false | \"queryStringParameters\":{},\"headers\":{\"user-agent\":\"ELB-HealthChecker/2.0\"}",
                "true | \"multiValueQueryStringParameters\":{},"
                        + "\"multiValueHeaders\":{\"user-agent\":[\"ELB-HealthChecker/2.0\"]}",
            })
    void event_isExactlyThis(boolean multiValue, String members) {
        try (TestAlb alb = new TestAlb(toFunction(check(true, "/ready", "200"), multiValue))) {
            TestAlb.await(() -> health(alb).startsWith("healthy "));

            assertThat(alb.invoker().invocations()).hasSize(1);
            LambdaInvocation invocation = alb.invoker().invocations().get(0);
            assertThat(invocation.functionArn())
                    .isEqualTo(Routings.functionArn("orders").value());
            assertThat(invocation.targetGroupArn())
                    .isEqualTo(Routings.groupArn("orders").value());
            assertThat(invocation.traceId()).isEmpty();
            assertThat(new String(invocation.event(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"requestContext\":{\"elb\":{\"targetGroupArn\":\""
                            + Routings.groupArn("orders").value()
                            + "\"}},\"httpMethod\":\"GET\",\"path\":\"/ready\"," + members
                            + ",\"body\":\"\",\"isBase64Encoded\":false}");
        }
    }

    @Test
    void disabled_isUnavailableAndNeverInvoked() {
        try (TestAlb alb = new TestAlb(toFunction(HealthCheck.LAMBDA_DEFAULT, false));
                RawClient client = alb.client()) {
            TestAlb.await(
                    () -> health(alb).equals("unavailable Target.HealthCheckDisabled Health checks are disabled"));
            alb.pass(Duration.ofHours(1));

            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(alb.invoker().invocations()).hasSize(1);
        }
    }

    @Test
    void turnedOnAndOff_followsAtOnce() {
        try (TestAlb alb = new TestAlb(toFunction(HealthCheck.LAMBDA_DEFAULT, false))) {
            alb.alb().update(toFunction(check(true, "/", "200"), false).build());
            TestAlb.await(() -> health(alb).startsWith("healthy "));

            alb.alb().update(toFunction(check(false, "/", "200"), false).build());
            TestAlb.await(() -> health(alb).startsWith("unavailable "));
            assertThat(alb.invoker().invocations()).hasSize(1);
        }
    }

    static Stream<Arguments> outcomes() {
        String failed = "unhealthy Target.FailedHealthChecks Health checks failed";
        String internal = "unhealthy Elb.InternalError Health checks failed due to an internal error";
        String codes = "unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: ";
        return Stream.of(
                Arguments.of(FakeInvoker.document("{\"statusCode\":200}"), "healthy"),
                Arguments.of(FakeInvoker.document("{\"statusCode\":204}"), "healthy"),
                Arguments.of(FakeInvoker.document("{\"statusCode\":500}"), codes + "[500]"),
                Arguments.of(FakeInvoker.document("{\"statusCode\":\"200\"}"), failed),
                Arguments.of(FakeInvoker.document("\"hello\""), failed),
                Arguments.of(new LambdaOutcome.FunctionError("E", "thrown", null, Duration.ZERO), failed),
                Arguments.of(new LambdaOutcome.Refused(LambdaOutcome.Reason.NOT_FOUND, "gone"), failed),
                Arguments.of(new LambdaOutcome.Refused(LambdaOutcome.Reason.THROTTLED, "busy"), failed),
                Arguments.of(new LambdaOutcome.Refused(LambdaOutcome.Reason.SERVICE, "ours"), internal));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void outcome_decides_andChangesNothingForRequests(LambdaOutcome outcome, String expected) {
        Routings routings = toFunction(check(true, "/", "200-299"), false);
        FakeInvoker checked = new FakeInvoker().answer(outcome);
        try (TestAlb alb = new TestAlb(
                routings.build(),
                builder -> builder.lambdaInvoker(invocation -> isCheck(invocation)
                        ? checked.invoke(invocation)
                        : CompletableFuture.completedFuture(FakeInvoker.document("{\"statusCode\":201}"))))) {
            TestAlb.await(() -> {
                alb.pass(INTERVAL);
                return health(alb).strip().equals(expected);
            });

            try (RawClient client = alb.client()) {
                assertThat(client.get("/").status()).isEqualTo(201);
            }
        }
    }

    private static boolean isCheck(LambdaInvocation invocation) {
        return new String(invocation.event(), StandardCharsets.UTF_8).contains("ELB-HealthChecker/2.0");
    }

    @Test
    void noOutcome_isATimeout() {
        LambdaInvoker silent = invocation -> new CompletableFuture<>();
        Routings routings = toFunction(check(true, "/", "200"), false);
        try (TestAlb alb = new TestAlb(routings.build(), builder -> builder.lambdaInvoker(silent))) {
            assertThat(health(alb)).startsWith("initial ");
            TestAlb.await(() -> {
                alb.pass(Duration.ofSeconds(30));
                return health(alb).equals("unhealthy Target.Timeout Request timed out");
            });
        }
    }

    @Test
    void everyInterval_isOneInvocation() {
        try (TestAlb alb = new TestAlb(toFunction(check(true, "/", "200"), false))) {
            for (int expected = 1; expected <= 3; expected++) {
                int count = expected;
                TestAlb.await(() -> alb.invoker().invocations().size() == count);
                alb.pass(INTERVAL);
            }
        }
    }
}
