package dev.banyan.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Rules and listeners for tests. */
final class Rules {

    static final Action OK = new FixedResponseAction(200, null, "");
    private static final String RULE = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/a/1/2/";

    private Rules() {}

    static Rule rule(int priority, Condition... conditions) {
        return rule(priority, OK, conditions);
    }

    static Rule rule(int priority, Action action, Condition... conditions) {
        Arn arn = new Arn(RULE + priority);
        return new Rule(arn, new Priority(priority), List.of(conditions), List.of(action), Map.of());
    }

    static Rule defaultRule() {
        return defaultRule(OK);
    }

    static Rule defaultRule(Action... actions) {
        return new Rule(new Arn(RULE + "default"), Priority.DEFAULT, List.of(), List.of(actions), Map.of());
    }

    static Rule noActions() {
        return new Rule(new Arn(RULE + "default"), Priority.DEFAULT, List.of(), List.of(), Map.of());
    }

    static Listener listener(Rule... rules) {
        return listener(Arrays.asList(rules));
    }

    static Listener listener(List<Rule> rules) {
        return listener(Protocol.HTTP, rules);
    }

    static Listener listener(Protocol protocol, List<Rule> rules) {
        Arn arn = new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2");
        return new Listener(arn, protocol, 80, rules);
    }

    static Condition path(String... patterns) {
        return new PathPatternCondition(List.of(patterns));
    }

    static Condition host(String... patterns) {
        return new HostHeaderCondition(List.of(patterns));
    }

    static Condition method(String... methods) {
        return new HttpMethodCondition(List.of(methods));
    }

    static Condition header(String name, String... patterns) {
        return new HttpHeaderCondition(name, List.of(patterns));
    }

    static Condition source(String... blocks) {
        return new SourceIpCondition(List.of(blocks));
    }

    static Condition query(String key, String value) {
        return new QueryStringCondition(List.of(new QueryStringCondition.Pair(key, value)));
    }
}
