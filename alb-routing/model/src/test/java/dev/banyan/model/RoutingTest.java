package dev.banyan.model;

import static dev.banyan.model.Rules.defaultRule;
import static dev.banyan.model.Rules.listener;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

    private static final Arn GROUP = new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/g/1");
    private static final LoadBalancer BALANCER = balancer(listener(defaultRule(ForwardAction.to(GROUP))));

    @Test
    void routing_groupThatARuleNames_mustBeThere() {
        TargetGroup group = new TargetGroup(
                GROUP,
                "g",
                TargetType.IP,
                Protocol.HTTP,
                80,
                HealthCheck.IP_DEFAULT,
                TargetGroupAttributes.DEFAULT,
                List.of(),
                Map.of());
        Routing routing = new Routing(List.of(BALANCER), Map.of(GROUP, group));

        assertThat(routing.targetGroup(GROUP)).isSameAs(group);
        assertThatIllegalArgumentException().isThrownBy(() -> routing.targetGroup(BALANCER.arn()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Routing(List.of(BALANCER), Map.of()))
                .withMessage("Target group '" + GROUP + "' not found");
        assertThat(new Routing(List.of(balancer(listener(defaultRule()))), Map.of()).loadBalancers())
                .hasSize(1);
    }

    @Test
    void loadBalancer_twoListenersOnOnePort_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> balancer(listener(defaultRule()), listener(defaultRule())))
                .withMessage("listeners: two listeners on one port (expected: a port of its own for each)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:x", "shop", "arn:aws:elb:us-east-1:1:"})
    void arn_withoutItsParts_isRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Arn(value))
                .withMessage("arn: " + value + " (expected: arn:partition:service:region:account:resource)");
    }

    @Test
    void arn_parts_areKept() {
        assertThat(GROUP.resource()).isEqualTo("targetgroup/g/1");
        assertThat(GROUP).isLessThan(new Arn(GROUP.value() + "0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 50_001})
    void priority_outside_isRefused(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Priority(value))
                .withMessage("priority: " + value + " (expected: 1 to 50000)");
    }

    @Test
    void priority_texts_areThoseOfTheApi() {
        assertThat(new Priority(50_000)).hasToString("50000").isLessThan(Priority.DEFAULT);
        assertThat(Priority.DEFAULT).hasToString("default");
        assertThat(Protocol.HTTPS.scheme()).isEqualTo("https");
        assertThat(Protocol.HTTP.scheme()).isEqualTo("http");
        assertThat(Protocol.HTTPS.defaultPort()).isEqualTo(443);
        assertThat(Protocol.HTTP.defaultPort()).isEqualTo(80);
    }

    private static LoadBalancer balancer(Listener... listeners) {
        Arn arn = new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1");
        return new LoadBalancer(arn, "a", "a.example.com", LoadBalancerAttributes.DEFAULT, List.of(listeners));
    }
}
