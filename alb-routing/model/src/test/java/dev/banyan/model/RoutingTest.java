package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static dev.banyan.model.Refusals.assertRefused;
import static dev.banyan.model.Rules.defaultRule;
import static dev.banyan.model.Rules.listener;
import static dev.banyan.model.Rules.path;
import static dev.banyan.model.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

    private static final Arn GROUP = new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/g/1");
    private static final Arn OTHER = new Arn(GROUP.value() + "0");
    private static final LoadBalancer BALANCER = balancer(listener(defaultRule(ForwardAction.to(GROUP))));

    @Test
    void routing_groupThatARuleNames_mustBeThere() {
        TargetGroup group = group(GROUP, ProtocolVersion.HTTP1, Map.of());
        Routing routing = new Routing(List.of(BALANCER), Map.of(GROUP, group));

        assertThat(routing.targetGroup(GROUP)).isSameAs(group);
        assertThatIllegalArgumentException().isThrownBy(() -> routing.targetGroup(BALANCER.arn()));
        assertRefused(
                () -> new Routing(List.of(BALANCER), Map.of()),
                "TargetGroupNotFound",
                "Target group '" + GROUP + "' not found");
        assertThat(new Routing(List.of(balancer(listener(defaultRule()))), Map.of()).loadBalancers())
                .hasSize(1);
    }

    @Test
    void loadBalancer_twoListenersOnOnePort_isRefused() {
        assertRefused(
                () -> balancer(listener(defaultRule()), listener(defaultRule())),
                "DuplicateListener",
                "A listener with the specified port already exists.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:x", "shop", "arn:aws:elb:us-east-1:1:"})
    void arn_withoutItsParts_isRefused(String value) {
        assertInvalid(
                () -> new Arn(value), "arn: " + value + " (expected: arn:partition:service:region:account:resource)");
    }

    @Test
    void arn_parts_areKept() {
        assertThat(GROUP.resource()).isEqualTo("targetgroup/g/1");
        assertThat(GROUP).isLessThan(new Arn(GROUP.value() + "0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 50_001})
    void priority_outside_isRefused(int value) {
        assertInvalid(() -> new Priority(value), "priority: " + value + " (expected: 1 to 50000)");
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

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a.b", "internal-a", "a23456789012345678901234567890123"})
    void loadBalancer_nameOutsideItsRule_isRefused(String name) {
        assertInvalid(
                () -> balancer(BALANCER.arn(), name, listener(defaultRule())),
                "name: " + name + " (expected: up to 32 letters, digits and hyphens, no hyphen at an end, not internal-"
                        + " in front)");
    }

    @ParameterizedTest
    @EnumSource(value = ProtocolVersion.class, names = "HTTP1", mode = EnumSource.Mode.EXCLUDE)
    void routing_groupOfHttp2OrGrpc_takesForwardsOfHttpsListenersAlone(ProtocolVersion version) {
        Map<Arn, TargetGroup> groups = Map.of(GROUP, group(GROUP, version, Map.of()));
        Action login = new AuthenticateAction("authenticate-oidc");
        Rule forward = defaultRule(ForwardAction.to(GROUP));
        Rule both = defaultRule(login, ForwardAction.to(GROUP));

        assertThat(routing(Protocol.HTTPS, forward, groups).targetGroups()).hasSize(1);
        assertRefused(
                () -> routing(Protocol.HTTP, forward, groups),
                "InvalidLoadBalancerAction",
                "Listener protocol 'HTTP' is not supported with a target group with the protocol-version '" + version
                        + "'");
        assertRefused(
                () -> routing(Protocol.HTTPS, both, groups),
                "InvalidLoadBalancerAction",
                "actions: authenticate-oidc with the protocol-version " + version + " (expected: forward alone)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lb_cookie  | 1 | false | accepted
            app_cookie | 1 | false | accepted
            lb_cookie  | 2 | true  | accepted
            lb_cookie  | 2 | false | stickiness: off, but target group g has stickiness.enabled (expected: group stickiness too where there are several groups)
            app_cookie | 2 | false | stickiness: off, but target group g has stickiness.enabled (expected: group stickiness too where there are several groups)
            app_cookie | 2 | true  | stickiness.type: app_cookie of target group g (expected: lb_cookie where there are several groups)
            """)
    void routing_groupWithStickyTargets_needsStickyGroups(String type, int count, boolean sticky, String outcome) {
        Map<String, String> attributes = Map.of(
                "stickiness.enabled", "true", "stickiness.type", type, "stickiness.app_cookie.cookie_name", "session");
        Map<Arn, TargetGroup> groups = Map.of(
                GROUP, group(GROUP, ProtocolVersion.HTTP1, attributes),
                OTHER, group(OTHER, ProtocolVersion.HTTP1, Map.of()));
        List<WeightedTargetGroup> weighted =
                List.of(new WeightedTargetGroup(OTHER, new Weight(1)), new WeightedTargetGroup(GROUP, new Weight(0)));
        Rule rule =
                defaultRule(new ForwardAction(weighted.subList(2 - count, 2), sticky ? Duration.ofSeconds(1) : null));

        if (outcome.equals("accepted")) {
            assertThat(routing(Protocol.HTTP, rule, groups).targetGroups()).hasSize(2);
        } else {
            assertRefused(() -> routing(Protocol.HTTP, rule, groups), "InvalidLoadBalancerAction", outcome);
        }
    }

    @Test
    void refusal_ofOneOfSeveralResources_namesIt() {
        Rule rule = defaultRule(ForwardAction.to(GROUP));

        assertThatExceptionOfType(InvalidRoutingException.class)
                .isThrownBy(() -> routing(Protocol.HTTP, rule, Map.of()))
                .satisfies(refusal -> assertThat(refusal.subject()).isEqualTo(rule.arn()));
        assertThatExceptionOfType(InvalidRoutingException.class)
                .isThrownBy(() -> new Priority(0))
                .satisfies(refusal -> assertThat(refusal.subject()).isNull());
    }

    @Test
    void routing_groupOfTwoLoadBalancers_isRefused() {
        LoadBalancer other = balancer(OTHER, "b", BALANCER.listeners().get(0));

        assertRefused(
                () -> new Routing(
                        List.of(BALANCER, other), Map.of(GROUP, group(GROUP, ProtocolVersion.HTTP1, Map.of()))),
                "TargetGroupAssociationLimit",
                "The following target groups cannot be associated with more than one load balancer: " + GROUP);
    }

    @Test
    void routing_moreThanAHundredGroups_isRefused() {
        Map<Arn, TargetGroup> groups = new HashMap<>();
        List<Rule> rules = new ArrayList<>(List.of(defaultRule()));
        for (int i = 1; i <= 101; i++) {
            Arn arn = new Arn(GROUP.value() + i);
            groups.put(arn, group(arn, ProtocolVersion.HTTP1, Map.of()));
            rules.add(rule(i, ForwardAction.to(arn), path("/" + i)));
        }

        assertThat(new Routing(List.of(balancer(listener(rules.subList(0, 101)))), groups).loadBalancers())
                .hasSize(1);
        assertRefused(
                () -> new Routing(List.of(balancer(listener(rules))), groups),
                "TooManyUniqueTargetGroupsPerLoadBalancer",
                "targetGroups: 101 (expected: up to 100 of a load balancer)");
    }

    private static Routing routing(Protocol protocol, Rule rule, Map<Arn, TargetGroup> groups) {
        return new Routing(List.of(balancer(listener(protocol, List.of(rule)))), groups);
    }

    private static TargetGroup group(Arn arn, ProtocolVersion version, Map<String, String> attributes) {
        return new TargetGroup(
                arn,
                "g",
                TargetType.IP,
                Protocol.HTTP,
                version,
                80,
                HealthCheck.IP_DEFAULT,
                new TargetGroupAttributes(attributes),
                List.of(),
                Map.of());
    }

    private static LoadBalancer balancer(Listener... listeners) {
        return balancer(
                new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1"), "a", listeners);
    }

    private static LoadBalancer balancer(Arn arn, String name, Listener... listeners) {
        return new LoadBalancer(arn, name, "a.example.com", LoadBalancerAttributes.DEFAULT, List.of(listeners));
    }
}
