package dev.banyan.migration.plan.traffic;

import dev.banyan.migration.plan.rules.ReadableListener;
import dev.banyan.model.RuleLint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the new rules whatever the traffic, and what the traffic showed. */
final class Findings {

    private Findings() {}

    static List<String> of(RuleSet before, RuleSet after, Collection<ListenerPair> pairs) {
        List<String> old =
                before.listeners().stream().flatMap(Findings::shadowed).toList();
        List<String> findings = new ArrayList<>();
        after.listeners().stream()
                .flatMap(Findings::shadowed)
                .map(finding -> old.contains(finding) ? finding + " (as before)" : finding)
                .forEach(findings::add);
        for (ReadableListener listener : after.listeners()) {
            listener.unreadable()
                    .forEach((rule, reason) ->
                            findings.add("rule " + rule + " could not be read, so it may take any request: " + reason));
        }
        pairs.forEach(pair -> findings.addAll(pair.overtaken().findings()));
        return findings;
    }

    private static Stream<String> shadowed(ReadableListener listener) {
        return RuleLint.check(listener.listener()).stream()
                .filter(warning -> warning.kind() == RuleLint.Kind.SHADOWED_RULE)
                .filter(warning -> !listener.unreadable().containsKey(warning.subject()))
                .map(warning -> ":" + listener.listener().port() + " " + warning.text());
    }
}
