package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static dev.banyan.model.Refusals.assertRefused;
import static dev.banyan.model.Rules.OK;
import static dev.banyan.model.Rules.defaultRule;
import static dev.banyan.model.Rules.header;
import static dev.banyan.model.Rules.listener;
import static dev.banyan.model.Rules.path;
import static dev.banyan.model.Rules.query;
import static dev.banyan.model.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTest {

    private static final AuthenticateAction LOGIN = new AuthenticateAction("authenticate-oidc");

    @Test
    void rule_withSixValues_isRefused() {
        assertInvalid(
                () -> rule(1, path("/a", "/b", "/c"), header("X-A", "1", "2"), query("k", "v")),
                "A rule can only have '5' condition values");
    }

    @Test
    void rule_withTwoPathConditions_isRefused() {
        assertInvalid(
                () -> rule(1, path("/a"), path("/b")), "conditions: two of field path-pattern (expected: at most one)");
    }

    @Test
    void rule_withTwoHeaderConditions_isAllowed() {
        assertThat(rule(1, header("X-A", "1"), header("X-A", "2")).conditions()).hasSize(2);
    }

    @Test
    void rule_withSevenWildcards_isRefused() {
        assertThat(rule(1, path("/*/*/*"), header("X-A", "*a?")).conditions()).hasSize(2);
        assertInvalid(
                () -> rule(1, path("/*/*/*"), query("k*", "*\\*a?b*")),
                "conditions: 7 wildcards (expected: at most 6 in a rule)");
    }

    @Test
    void rule_withoutConditions_isOnlyTheDefaultRule() {
        assertInvalid(
                () -> rule(1),
                "conditions: 0 at priority 1 (expected: none on the default rule, one or more on any other)");
        assertInvalid(
                () -> new Rule(defaultRule().arn(), Priority.DEFAULT, List.of(path("/a")), List.of(OK), Map.of()),
                "conditions: 1 at priority default (expected: none on the default rule, one or more on any other)");
    }

    @Test
    void rule_actions_areOneAnswerAndAtMostOneAuthenticationBeforeIt() {
        assertThat(defaultRule(LOGIN, OK).requiresAuthentication()).isTrue();
        assertThat(defaultRule(LOGIN, OK).routingAction()).isEqualTo(OK);
        assertThat(defaultRule(OK).requiresAuthentication()).isFalse();
        assertInvalid(Rules::noActions, "actions: 0 (expected: 1 or 2)");
        assertRefused(() -> defaultRule(LOGIN, LOGIN, OK), "TooManyActions", "actions: 3 (expected: 1 or 2)");
        for (List<Action> wrong : List.of(List.<Action>of(LOGIN), List.of(OK, OK), List.of(OK, LOGIN))) {
            assertRefused(
                    () -> defaultRule(wrong.toArray(new Action[0])),
                    "InvalidLoadBalancerAction",
                    "actions: " + wrong.stream().map(Action::type).toList()
                            + " (expected: one forward, redirect or fixed-response as the last, at most one"
                            + " authentication before it)");
        }
    }

    @Test
    void rule_redirectToItself_isRefused() {
        RedirectAction loop = new RedirectAction(301, "#{protocol}", "#{host}", "#{port}", "/#{path}", "a=b");

        assertRefused(
                () -> defaultRule(loop),
                "InvalidLoadBalancerAction",
                "The redirect configuration is not valid because it creates a loop");
        for (RedirectAction change : List.of(
                new RedirectAction(301, "#{protocol}", "a.b", "#{port}", "/#{path}", ""),
                new RedirectAction(301, "#{protocol}", "#{host}", "81", "/#{path}", ""),
                new RedirectAction(301, "#{protocol}", "#{host}", "#{port}", "/x", ""))) {
            assertThat(listener(Protocol.HTTPS, List.of(defaultRule(change))).rules())
                    .hasSize(1);
        }
    }

    @Test
    void listener_prioritiesAndDefaultRule_areChecked() {
        assertRefused(
                () -> listener(rule(1, path("/a")), rule(1, path("/b")), defaultRule()),
                "PriorityInUse",
                "The specified priority is in use.");
        assertInvalid(() -> listener(rule(1, path("/a"))), "rules: no default rule (expected: one)");
        assertThat(listener(defaultRule(), rule(2, path("/b")), rule(1, path("/a")))
                        .rules())
                .extracting(rule -> rule.priority().toString())
                .containsExactly("1", "2", "default");
    }

    @Test
    void listener_whatFitsItsProtocol_isChecked() {
        RedirectAction down = new RedirectAction(301, "HTTP", "#{host}", "80", "/#{path}", "#{query}");

        assertThat(listener(defaultRule(down)).rules()).hasSize(1);
        assertThat(listener(Protocol.HTTPS, List.of(defaultRule(LOGIN, OK))).rules())
                .hasSize(1);
        assertRefused(
                () -> listener(Protocol.HTTPS, List.of(defaultRule(down))),
                "InvalidLoadBalancerAction",
                "You cannot redirect HTTPS to HTTP");
        assertRefused(
                () -> listener(defaultRule(LOGIN, OK)),
                "InvalidLoadBalancerAction",
                "actions: authenticate-oidc on an HTTP listener (expected: authentication on HTTPS listeners only)");
    }

    @Test
    void listener_portOutside_isRefused() {
        for (int port : new int[] {0, 65_536}) {
            assertInvalid(
                    () -> new Listener(defaultRule().arn(), Protocol.HTTP, port, List.of(defaultRule())),
                    "port: " + port + " (expected: 1 to 65535)");
        }
    }

    @Test
    void rule_transforms_areAtMostOneOfEachTypeAndNotOnTheDefaultRule() {
        List<Rewrite> rewrites = List.of(new Rewrite("a", "b"));
        Transform host = new HostHeaderRewrite(rewrites);
        Transform url = new UrlRewrite(rewrites);

        assertThat(withTransforms(new Priority(1), host, url).transforms()).containsExactly(host, url);
        assertInvalid(
                () -> withTransforms(new Priority(1), url, host, url),
                "transforms: two of type url-rewrite (expected: at most one)");
        assertInvalid(
                () -> withTransforms(Priority.DEFAULT, url), "transforms: 1 (expected: none on the default rule)");
    }

    private static Rule withTransforms(Priority priority, Transform... transforms) {
        List<Condition> conditions = priority.isDefault() ? List.of() : List.of(path("/a"));
        return new Rule(defaultRule().arn(), priority, conditions, List.of(OK), List.of(transforms), Map.of());
    }
}
