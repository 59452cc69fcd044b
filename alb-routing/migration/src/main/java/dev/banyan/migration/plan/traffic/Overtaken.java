package dev.banyan.migration.plan.traffic;

import dev.banyan.migration.plan.rules.ReadableListener;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.Listener;
import dev.banyan.model.Priority;
import dev.banyan.model.RoutingRequest;
import dev.banyan.model.Rule;
import dev.banyan.model.RuleTable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds rules that meet requests and never get one, because rules before them take all, several together perhaps. A rule is
 * watched until it gets a request, or enough proof is there. Only of requests of which all is known.
 */
final class Overtaken {

    private static final long ENOUGH = 100;

    /** A rule that got nothing so far. */
    private static final class Watched {
        private final RuleTable alone;
        private final Map<String, Long> takers = new TreeMap<>();
        private long met;

        private Watched(ReadableListener listener, Rule rule, Rule last) {
            alone = RuleTable.compile(new Listener(
                    listener.listener().arn(),
                    listener.protocol(),
                    listener.listener().port(),
                    List.of(rule, last)));
        }
    }

    private final IdentityHashMap<Rule, Watched> watched = new IdentityHashMap<>();

    Overtaken(ReadableListener listener) {
        List<Rule> rules = listener.listener().rules();
        Rule last = rules.get(rules.size() - 1);
        for (Rule rule : rules) {
            boolean isWhole = rule.conditions().stream().allMatch(condition -> Part.of(condition) == null)
                    && !listener.unreadable().containsKey(rule.arn());
            if (!rule.priority().isDefault() && isWhole) {
                Rule plain = new Rule(
                        rule.arn(),
                        rule.priority(),
                        rule.conditions(),
                        List.of(new FixedResponseAction(200, null, "")),
                        Map.of());
                watched.put(rule, new Watched(listener, plain, last));
            }
        }
    }

    /** Takes note of a request and of the rules that may get it. */
    void add(RoutingRequest request, Candidates candidates) {
        if (watched.isEmpty()) {
            return;
        }
        candidates.rules().forEach(candidate -> watched.remove(candidate.rule()));
        for (Watched rule : watched.values()) {
            if (rule.met < ENOUGH && !rule.alone.match(request).priority().isDefault()) {
                rule.met++;
                String taker = candidates.rules().stream()
                        .map(candidate -> candidate.rule().priority())
                        .map(Priority::toString)
                        .reduce((one, other) -> one + " or " + other)
                        .orElse("");
                rule.takers.merge(taker, 1L, Long::sum);
            }
        }
    }

    /** Returns a sentence for each rule that met requests and got none. */
    List<String> findings() {
        return watched.entrySet().stream()
                .filter(entry -> entry.getValue().met > 0)
                .map(entry -> "rule " + entry.getKey().priority() + " got none of "
                        + (entry.getValue().met == ENOUGH ? ENOUGH + " and more" : entry.getValue().met)
                        + " requests that meet its conditions: rules before it took them (rule "
                        + String.join(", rule ", entry.getValue().takers.keySet()) + ")")
                .toList();
    }
}
