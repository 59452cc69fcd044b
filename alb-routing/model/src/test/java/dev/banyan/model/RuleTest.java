package dev.banyan.model;

import static dev.banyan.model.Rules.OK;
import static dev.banyan.model.Rules.defaultRule;
import static dev.banyan.model.Rules.header;
import static dev.banyan.model.Rules.listener;
import static dev.banyan.model.Rules.path;
import static dev.banyan.model.Rules.query;
import static dev.banyan.model.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RuleTest {

    private static final AuthenticateAction LOGIN = new AuthenticateAction("authenticate-oidc");

    @Test
    void rule_withSixValues_isRefused() {
        assertRefused(
                () -> rule(1, path("/a", "/b", "/c"), header("X-A", "1", "2"), query("k", "v")),
                "A rule can only have '5' condition values");
    }

    @Test
    void rule_withTwoPathConditions_isRefused() {
        assertRefused(
                () -> rule(1, path("/a"), path("/b")), "conditions: two of field path-pattern (expected: at most one)");
    }

    @Test
    void rule_withTwoHeaderConditions_isAllowed() {
        assertThat(rule(1, header("X-A", "1"), header("X-A", "2")).conditions()).hasSize(2);
    }

    @Test
    void rule_withSevenWildcards_isRefused() {
        assertThat(rule(1, path("/*/*/*"), header("X-A", "*a?")).conditions()).hasSize(2);
        assertRefused(
                () -> rule(1, path("/*/*/*"), query("k*", "*\\*a?b*")),
                "conditions: 7 wildcards (expected: at most 6 in a rule)");
    }

    @Test
    void rule_withoutConditions_isOnlyTheDefaultRule() {
        assertRefused(
                () -> rule(1),
                "conditions: 0 at priority 1 (expected: none on the default rule, one or more on any other)");
        assertRefused(
                () -> new Rule(defaultRule().arn(), Priority.DEFAULT, List.of(path("/a")), List.of(OK), Map.of()),
                "conditions: 1 at priority default (expected: none on the default rule, one or more on any other)");
    }

    @Test
    void rule_actions_areOneAnswerAndAtMostOneAuthenticationBeforeIt() {
        assertThat(defaultRule(LOGIN, OK).requiresAuthentication()).isTrue();
        assertThat(defaultRule(LOGIN, OK).routingAction()).isEqualTo(OK);
        assertThat(defaultRule(OK).requiresAuthentication()).isFalse();
        assertRefused(Rules::noActions, "actions: 0 (expected: 1 or 2)");
        assertRefused(() -> defaultRule(LOGIN, LOGIN, OK), "actions: 3 (expected: 1 or 2)");
        assertThatIllegalArgumentException().isThrownBy(() -> defaultRule(LOGIN));
        assertThatIllegalArgumentException().isThrownBy(() -> defaultRule(OK, OK));
        assertThatIllegalArgumentException().isThrownBy(() -> defaultRule(OK, LOGIN));
    }

    @Test
    void rule_redirectToItself_isRefused() {
        RedirectAction loop = new RedirectAction(301, "#{protocol}", "#{host}", "#{port}", "/#{path}", "a=b");

        assertRefused(() -> defaultRule(loop), "The redirect configuration is not valid because it creates a loop");
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
                "priority: 1 (expected: unique in its listener)");
        assertRefused(() -> listener(rule(1, path("/a"))), "rules: no default rule (expected: one)");
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
        assertRefused(() -> listener(Protocol.HTTPS, List.of(defaultRule(down))), "You cannot redirect HTTPS to HTTP");
        assertRefused(
                () -> listener(defaultRule(LOGIN, OK)),
                "actions: authenticate-oidc on an HTTP listener (expected: authentication on HTTPS listeners only)");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
