package dev.banyan.cdk;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;

/** What properties refuse, and in which words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropsTest {

    private final ConstructFixture fixture = new ConstructFixture();
    private final StranglerAlb alb = fixture.alb();
    private final LegacyService monolith =
            new LegacyService(fixture.stack, "Monolith", fixture.monolith(alb).build());
    private final LambdaRoute lambda =
            new LambdaRoute(fixture.stack, "Prices", fixture.function(alb).build());
    private final ContainerTargets container = monolith.addRouteTargets("prices");
    private final RuleProvider provider = RuleProvider.of(fixture.stack, fixture.archive);

    static Stream<Arguments> services() {
        return Stream.of(
                service("containerPort: 0 (expected: 1 to 65535)", b -> b.containerPort(0)),
                service("cpu: 128 (expected: 256 to 16384)", b -> b.size(128, 512)),
                service("memoryMiB: 256 (expected: 512 to 122880)", b -> b.size(256, 256)),
                service("desiredCount: -1 (expected: 0 to 1000)", b -> b.desiredCount(-1)),
                service("healthCheckPath: health (expected: begins with /)", b -> b.healthCheckPath("health")),
                service(
                        "deregistrationDelay: 3601 s (expected: 0 to 3600 s)",
                        b -> b.deregistrationDelay(Duration.seconds(3_601))),
                service("stopTimeout: 121 s (expected: 2 to 120 s)", b -> b.stopTimeout(Duration.seconds(121))));
    }

    @ParameterizedTest
    @MethodSource("services")
    void legacyService_outOfRange_isRefused(String message, UnaryOperator<LegacyServiceProps.Builder> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(fixture.monolith(alb)).build())
                .withMessage(message);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                function("memoryMiB: 64 (expected: 128 to 10240)", b -> b.memoryMiB(64)),
                function("memoryMiB: 10241 (expected: 128 to 10240)", b -> b.memoryMiB(10_241)),
                function("timeout: 0 s (expected: 1 to 900 s)", b -> b.timeout(Duration.seconds(0))),
                function("timeout: 901 s (expected: 1 to 900 s)", b -> b.timeout(Duration.seconds(901))),
                function("handler: no good (expected: package.Class::method)", b -> b.handler("no good")),
                function(
                        "route: Prices! (expected: 1 to 31 of a-z, 0-9 and -, a letter first)",
                        b -> b.route("Prices!")),
                function(
                        "archive: missing.zip (expected: an existing file; build the function first)",
                        b -> b.archive(Path.of("missing.zip"))));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void lambdaRoute_outOfRange_isRefused(String message, UnaryOperator<LambdaRouteProps.Builder> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(fixture.function(alb)).build())
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0, containerWeight: 1000 (expected: 0 to 999)",
        "-1, 0, containerWeight: -1 (expected: 0 to 999)",
        "100, 2.5, lambdaWeight: 2.5 (expected: 0 to 999)",
        "0, 0, weights: 0 and 0 (expected: at least one above 0)"
    })
    void stranglerRule_weightsOutOfRange_areRefused(String containerWeight, String lambdaWeight, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule().initialWeights(number(containerWeight), number(lambdaWeight))
                        .build())
                .withMessage(message);
    }

    @Test
    void stranglerRule_weightsFromParameters_areAccepted() {
        CfnParameter weight = CfnParameter.Builder.create(fixture.stack, "Weight")
                .type("Number")
                .build();

        assertThatNoException()
                .isThrownBy(() ->
                        rule().initialWeights(weight.getValueAsNumber(), 0).build());
    }

    @Test
    void stranglerRule_groupOfAnotherRoute_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule().container(monolith.targets()).build())
                .withMessage("route of the container: none (expected: prices, as the function's)");
    }

    @Test
    void stranglerRule_stickinessOutOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule().stickiness(Duration.days(8)).build())
                .withMessage("stickiness: 691200 s (expected: 1 to 604800 s)");
    }

    @Test
    void stranglerRule_withoutFunction_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StranglerRuleProps.builder()
                        .alb(alb)
                        .provider(provider)
                        .rule(ConstructFixture.rule(1))
                        .container(container)
                        .build())
                .withMessage("lambda: null (expected: a value)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50_001})
    void routeRule_priorityOutOfRange_isRefused(int priority) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConstructFixture.rule(priority))
                .withMessage("priority: " + priority + " (expected: 1 to 50000)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/app.jar", "C:/app.jar", "target\\app.jar", ""})
    void localRun_jarNotRelative_isRefused(String jar) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalRun("app", jar, List.of(), Map.of()))
                .withMessage("jar: " + jar + " (expected: a path relative to the template, with forward slashes)");
    }

    @Test
    void stranglerAlb_withoutNetwork_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StranglerAlbProps.builder().build())
                .withMessage("vpc: null (expected: a value)");
    }

    private StranglerRuleProps.Builder rule() {
        return StranglerRuleProps.builder()
                .alb(alb)
                .provider(provider)
                .rule(ConstructFixture.rule(40))
                .container(container)
                .lambda(lambda);
    }

    private static Number number(String text) {
        return new BigDecimal(text);
    }

    private static Arguments service(String message, UnaryOperator<LegacyServiceProps.Builder> change) {
        return Arguments.of(message, change);
    }

    private static Arguments function(String message, UnaryOperator<LambdaRouteProps.Builder> change) {
        return Arguments.of(message, change);
    }
}
