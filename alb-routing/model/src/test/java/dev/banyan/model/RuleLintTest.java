package dev.banyan.model;

import static dev.banyan.model.Rules.OK;
import static dev.banyan.model.Rules.defaultRule;
import static dev.banyan.model.Rules.header;
import static dev.banyan.model.Rules.host;
import static dev.banyan.model.Rules.listener;
import static dev.banyan.model.Rules.method;
import static dev.banyan.model.Rules.path;
import static dev.banyan.model.Rules.query;
import static dev.banyan.model.Rules.rule;
import static dev.banyan.model.Rules.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleLintTest {

    private static final Arn GROUP = new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/g/1");
    private static final String SECRET = "abcdefghijklmnop";

    @ParameterizedTest(name = "{0} before {1}: {2}")
    @MethodSource("pairs")
    void check_earlierRuleThatTakesAll_isNamed(Condition[] earlier, Condition[] later, boolean shadowed) {
        List<RuleLint.Warning> warnings = RuleLint.check(listener(rule(1, earlier), rule(2, later), defaultRule()));

        assertThat(warnings.stream().anyMatch(warning -> warning.kind() == RuleLint.Kind.SHADOWED_RULE))
                .isEqualTo(shadowed);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                pair(path("/a", "/a/*"), path("/a"), true),
                pair(path("/a", "/a/*"), path("/a/b/*"), true),
                pair(path("/a/*"), path("/a"), false),
                pair(path("/a/?"), path("/a/*"), false),
                pair(path("/*"), host("a.b"), true),
                pair(path("*"), method("PUT"), true),
                pair(path("/a"), host("a.b"), false),
                pair(PathPatternCondition.ofRegex(List.of("^/a")), path("/a"), false),
                pair(path("/a"), PathPatternCondition.ofRegex(List.of("^/a$")), false),
                pair(PathPatternCondition.ofRegex(List.of("a")), PathPatternCondition.ofRegex(List.of("a")), true),
                pair(host("*.b.c"), host("A.b.c"), true),
                pair(host("a.b"), host("a.b"), true),
                pair(host("a.b"), path("/a"), false),
                pair(header("X-A", "1"), header("X-A", "1"), true),
                pair(header("X-A", "1"), header("X-A", "2"), false),
                pair(host("a.b"), host("*.b"), false),
                pair(host("a.b"), HostHeaderCondition.ofRegex(List.of("^a.b$")), false),
                pair(header("X-A", "*"), header("x-a", "1"), true),
                pair(header("X-A", "*"), header("X-B", "1"), false),
                pair(header("X-A", "*"), HttpHeaderCondition.ofRegex("X-A", List.of("1")), false),
                pair(header("X-A", "1"), path("/a"), false),
                pair(method("GET", "HEAD"), method("HEAD"), true),
                pair(method("HEAD"), method("GET", "HEAD"), false),
                pair(method("HEAD"), path("/a"), false),
                pair(query("k", "*"), query("k", "v"), true),
                pair(query("k", "v"), query("K", "V"), true),
                pair(
                        new QueryStringCondition(List.of(new QueryStringCondition.Pair(null, "v"))),
                        query("k", "v"),
                        true),
                pair(
                        query("k", "v"),
                        new QueryStringCondition(List.of(new QueryStringCondition.Pair(null, "v"))),
                        false),
                pair(query("k", "v"), query("k", "w"), false),
                pair(query("k", "v"), query("l", "v"), false),
                pair(query("k", "v"), path("/a"), false),
                pair(source("10.0.0.0/8"), source("10.1.0.0/16"), true),
                pair(source("10.1.0.0/16"), source("10.0.0.0/8"), false),
                pair(source("10.0.0.0/8"), source("11.0.0.0/16"), false),
                pair(source("10.0.0.0/8"), source("::/64"), false),
                pair(source("10.0.0.0/8"), path("/a"), false),
                Arguments.of(new Condition[] {path("/a"), method("PUT")}, new Condition[] {path("/a")}, false),
                Arguments.of(new Condition[] {path("/a")}, new Condition[] {method("PUT"), path("/a")}, true));
    }

    private static Arguments pair(Condition earlier, Condition later, boolean shadowed) {
        return Arguments.of(new Condition[] {earlier}, new Condition[] {later}, shadowed);
    }

    @Test
    void check_pathItselfInAnotherRule_isNoGap() {
        Listener listener =
                listener(rule(1, method("PUT")), rule(2, path("/a/*")), rule(3, path("/b", "/?", "/a")), defaultRule());

        assertThat(RuleLint.check(listener)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("single")
    void check_rule_isWarnedAbout(Rule rule, List<String> texts) {
        Listener listener = listener(Protocol.HTTPS, List.of(rule, defaultRule()));

        assertThat(RuleLint.check(listener)).extracting(RuleLint.Warning::text).isEqualTo(texts);
    }

    static Stream<Arguments> single() {
        WeightedTargetGroup none = new WeightedTargetGroup(GROUP, new Weight(0));
        String cookie = "rule 1 lets in by a cookie value of 2 characters, which can be guessed; use 16 or more";
        return Stream.of(
                Arguments.of(rule(1, path("/a", "/a/*")), List.of()),
                Arguments.of(rule(1, path("/a/*")), List.of("rule 1 /a/* does not match /a, which goes elsewhere")),
                Arguments.of(rule(1, path("/*")), List.of()),
                Arguments.of(rule(1, path("/*/x/*")), List.of()),
                Arguments.of(
                        rule(1, path("/a/*", "/a*")), List.of("rule 1 /a/* does not match /a, which goes elsewhere")),
                Arguments.of(rule(1, method("GET")), List.of("rule 1 matches GET but not HEAD of the same page")),
                Arguments.of(rule(1, method("GET", "HEAD")), List.of()),
                Arguments.of(rule(1, method("POST")), List.of()),
                Arguments.of(rule(1, header("Cookie", "*lane=" + SECRET + "*")), List.of()),
                Arguments.of(rule(1, header("X-Any", "a")), List.of()),
                Arguments.of(rule(1, header("cookie", "*lane=on*")), List.of(cookie)),
                Arguments.of(
                        rule(1, header("cookie", "lane=" + SECRET + "*")),
                        List.of("rule 1 matches a Cookie header that holds this cookie alone; write *name=value*"
                                + " instead")),
                Arguments.of(
                        rule(1, header("cookie", "*lane=" + SECRET)),
                        List.of("rule 1 matches a Cookie header that holds this cookie alone; write *name=value*"
                                + " instead")),
                Arguments.of(
                        rule(1, new ForwardAction(List.of(none), null), path("/a")),
                        List.of("rule 1 has no target group with a weight above 0, so it answers 503")),
                Arguments.of(
                        new Rule(
                                GROUP,
                                new Priority(1),
                                List.of(path("/a")),
                                List.of(new AuthenticateAction("jwt-validation"), OK),
                                Map.of()),
                        List.of("rule 1 asks for jwt-validation; a local load balancer answers 500")));
    }

    @Test
    void check_routing_namesFunctionsWithoutMultiValueHeaders() {
        LoadBalancer balancer = new LoadBalancer(
                GROUP,
                "shop",
                "shop.example.com",
                LoadBalancerAttributes.DEFAULT,
                List.of(listener(defaultRule(ForwardAction.to(GROUP)))));
        TargetGroup plain = group(TargetType.LAMBDA, Map.of());

        assertThat(RuleLint.check(new Routing(List.of(balancer), Map.of(GROUP, plain))))
                .containsExactly(new RuleLint.Warning(
                        RuleLint.Kind.SINGLE_VALUE_HEADERS,
                        GROUP,
                        "target group g hands over only the last of several values of a header or query key;"
                                + " set lambda.multi_value_headers.enabled, which functions with Spring need"));
        for (TargetGroup good : List.of(
                group(TargetType.LAMBDA, Map.of("lambda.multi_value_headers.enabled", "true")),
                group(TargetType.IP, Map.of()))) {
            assertThat(RuleLint.check(new Routing(List.of(balancer), Map.of(GROUP, good))))
                    .isEmpty();
        }
    }

    private static TargetGroup group(TargetType type, Map<String, String> attributes) {
        return new TargetGroup(
                GROUP,
                "g",
                type,
                Protocol.HTTP,
                80,
                HealthCheck.IP_DEFAULT,
                new TargetGroupAttributes(attributes),
                List.of(),
                Map.of());
    }
}
