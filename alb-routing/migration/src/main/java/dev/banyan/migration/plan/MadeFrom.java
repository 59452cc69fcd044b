package dev.banyan.migration.plan;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.ExpectedRule;
import dev.banyan.migration.state.Deployment;
import java.util.ArrayList;
import java.util.List;

/**
 * The world that a plan was made from.
 *
 * @param route the route with its rules and groups
 * @param rules its rules, whole
 * @param deployment what served both sides
 */
public record MadeFrom(Route route, List<ExpectedRule> rules, Deployment deployment) {

    /** Copies the rules. */
    public MadeFrom {
        rules = List.copyOf(rules);
    }

    /** Returns what is different now, a line each; none if nothing is. */
    public List<String> differences(MadeFrom now) {
        List<String> differences = new ArrayList<>();
        if (!route.equals(now.route)) {
            differences.add("route: " + route + " -> " + now.route);
        }
        for (ExpectedRule rule : rules) {
            ExpectedRule live = now.rules.stream()
                    .filter(one -> one.rule().equals(rule.rule()))
                    .findFirst()
                    .orElse(null);
            if (live == null) {
                differences.add("rule " + rule.rule() + " is gone");
            } else if (!rule.equals(live)) {
                rule.shape().differences(live.shape()).forEach(line -> differences.add(rule.rule() + ", " + line));
                if (!rule.weights().equals(live.weights())) {
                    differences.add(rule.rule() + ", weights: " + rule.weights() + " -> " + live.weights());
                }
            }
        }
        if (!deployment.function().equals(now.deployment.function())) {
            differences.add("function: " + deployment.function() + " -> " + now.deployment.function());
        }
        return List.copyOf(differences);
    }
}
