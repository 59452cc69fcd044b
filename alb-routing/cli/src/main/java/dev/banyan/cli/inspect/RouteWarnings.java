package dev.banyan.cli.inspect;

import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.RuleLint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a system's rules allow but hardly mean.
 *
 * @param found the warnings in the order of the rules
 */
public record RouteWarnings(List<RuleLint.Warning> found) {

    /** Returns the warnings about a routing. */
    public static RouteWarnings of(Routing routing) {
        return new RouteWarnings(RuleLint.check(routing));
    }

    /** Returns a sentence for each warning. */
    public List<String> texts() {
        return found.stream().map(RuleLint.Warning::text).toList();
    }

    /** Returns the sentences about a rule and the target groups that it forwards to. */
    List<String> about(Rule rule) {
        Set<Arn> subjects = new HashSet<>(Set.of(rule.arn()));
        if (rule.routingAction() instanceof ForwardAction forward) {
            forward.targetGroups().forEach(group -> subjects.add(group.targetGroup()));
        }
        return found.stream()
                .filter(warning -> subjects.contains(warning.subject()))
                .map(RuleLint.Warning::text)
                .toList();
    }
}
