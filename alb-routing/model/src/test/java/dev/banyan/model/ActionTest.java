package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static dev.banyan.model.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTest {

    private static final ForwardAction WEIGHTED =
            new ForwardAction(List.of(weighted("a", 10), weighted("b", 0), weighted("c", 20)), null);

    @Test
    void forward_weights_addUp() {
        assertThat(WEIGHTED.totalWeight()).isEqualTo(30);
        assertThat(WEIGHTED.type()).isEqualTo("forward");
    }

    @Test
    void forward_groups_areOneToFiveDifferentOnes() {
        WeightedTargetGroup group = weighted("a", 1);
        List<WeightedTargetGroup> six = List.of(
                group, weighted("b", 1), weighted("c", 1), weighted("d", 1), weighted("e", 1), weighted("f", 1));

        assertThat(ForwardAction.to(arn("a")).targetGroups()).containsExactly(group);
        assertInvalid(() -> new ForwardAction(List.of(), null), "targetGroups: 0 (expected: 1 to 5)");
        assertRefused(() -> new ForwardAction(six, null), "TooManyTargetGroups", "targetGroups: 6 (expected: 1 to 5)");
        assertInvalid(
                () -> new ForwardAction(List.of(group, group), null),
                "targetGroups: " + List.of(arn("a"), arn("a")) + " (expected: each group once)");
    }

    @Test
    void forward_stickiness_isOneSecondToAWeek() {
        List<WeightedTargetGroup> groups = List.of(weighted("a", 1));

        assertThat(new ForwardAction(groups, Duration.ofDays(7)).stickiness()).isEqualTo(Duration.ofDays(7));
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(7).plusSeconds(1))) {
            assertInvalid(
                    () -> new ForwardAction(groups, wrong),
                    "durationSeconds: " + wrong.toSeconds() + " (expected: 1 to 604800)");
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "299", "400", "503"})
    void fixedResponse_code_isKept(int code) {
        FixedResponseAction action = new FixedResponseAction(code, "text/html", "x");

        assertThat(action.statusCode()).isEqualTo(code);
        assertThat(action.type()).isEqualTo("fixed-response");
    }

    @Test
    void fixedResponse_partOutsideItsRule_isRefused() {
        for (int code : new int[] {199, 302, 600}) {
            assertInvalid(
                    () -> new FixedResponseAction(code, null, ""),
                    "1 validation error detected: Value '" + code + "' at"
                            + " 'actions.1.member.fixedResponseConfig.statusCode' failed to satisfy constraint: Member"
                            + " must satisfy regular expression pattern: ^(2|4|5)\\d\\d$");
        }
        assertRefused(
                () -> new FixedResponseAction(200, "image/png", ""),
                "InvalidLoadBalancerAction",
                "The ContentType must be one of:'text/html', 'application/json', 'application/javascript',"
                        + " 'text/css', 'text/plain'");
        assertInvalid(
                () -> new FixedResponseAction(200, null, "a".repeat(1025)),
                "messageBody: 1025 characters (expected: up to 1024)");
    }

    @Test
    void authenticate_unknownType_isRefused() {
        assertInvalid(
                () -> new AuthenticateAction("basic"),
                "type: basic (expected: authenticate-oidc, authenticate-cognito or jwt-validation)");
    }

    private static WeightedTargetGroup weighted(String name, int weight) {
        return new WeightedTargetGroup(arn(name), new Weight(weight));
    }

    private static Arn arn(String name) {
        return new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + name + "/1");
    }
}
