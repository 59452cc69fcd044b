package dev.banyan.migration.plan.traffic;

import dev.banyan.migration.plan.rules.ReadableListener;
import dev.banyan.model.Condition;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.Listener;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.RoutingRequest;
import dev.banyan.model.Rule;
import dev.banyan.model.RuleTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a listener for requests of which some parts are not known. Conditions on such a part are left out, so that
 * the rule engine finds the first rule that may take a request; if that rule lost a condition, the rules behind it are
 * asked too, until one is certain. Used by one thread.
 */
final class CandidateTable {

    /** What nobody can tell of a rule that could not be read. */
    private record Unreadable(Rule rule) {}

    private final ReadableListener listener;
    private final List<Rule> wide = new ArrayList<>();
    private final IdentityHashMap<Rule, Integer> places = new IdentityHashMap<>();
    private final List<Candidates.Candidate> candidates = new ArrayList<>();
    private final Map<Integer, RuleTable> tables = new HashMap<>();
    private final Node first;

    CandidateTable(ReadableListener listener, Set<Part> known) {
        this.listener = listener;
        for (Rule rule : listener.listener().rules()) {
            add(rule, known);
        }
        first = new Node(List.of(), 0);
    }

    private void add(Rule rule, Set<Part> known) {
        List<Condition> certain = new ArrayList<>();
        Set<Object> unknown = new HashSet<>();
        for (Condition condition : rule.conditions()) {
            Part part = Part.of(condition);
            if (part == null || known.contains(part)) {
                certain.add(condition);
            } else {
                unknown.add(condition);
            }
        }
        boolean isReadable = !listener.unreadable().containsKey(rule.arn());
        if (!isReadable && !rule.priority().isDefault()) {
            unknown.add(new Unreadable(rule));
        }
        if (certain.isEmpty() && !rule.priority().isDefault()) {
            certain.add(new PathPatternCondition(List.of("*")));
        }
        Rule widened = new Rule(
                rule.arn(), rule.priority(), certain, List.of(new FixedResponseAction(200, null, "")), Map.of());
        places.put(widened, wide.size());
        wide.add(widened);
        candidates.add(new Candidates.Candidate(
                rule, Set.copyOf(unknown), isReadable ? Destination.of(rule) : Destination.unreadable(rule)));
    }

    /** Returns the rules that a request may get. */
    Candidates find(RoutingRequest request) {
        Node node = first;
        while (true) {
            Rule found = node.table.match(request);
            Next next = node.next.get(found);
            if (next == null) {
                next = next(node, found);
                node.next.put(found, next);
            }
            Candidates end = next.end;
            if (end != null) {
                return end;
            }
            node = next.node();
        }
    }

    private Next next(Node node, Rule found) {
        int place = places.getOrDefault(found, wide.size() - 1);
        List<Candidates.Candidate> path = new ArrayList<>(node.path);
        path.add(candidates.get(place));
        return candidates.get(place).unknown().isEmpty()
                ? new Next(new Candidates(path), null)
                : new Next(null, new Node(path, place + 1));
    }

    private RuleTable tableFrom(int place) {
        return tables.computeIfAbsent(
                place,
                from -> RuleTable.compile(new Listener(
                        listener.listener().arn(),
                        listener.protocol(),
                        listener.listener().port(),
                        wide.subList(from, wide.size()))));
    }

    /** The rules from a place on, after some that may take a request. */
    private final class Node {

        private final List<Candidates.Candidate> path;
        private final RuleTable table;
        private final IdentityHashMap<Rule, Next> next = new IdentityHashMap<>();

        private Node(List<Candidates.Candidate> path, int place) {
            this.path = path;
            this.table = tableFrom(place);
        }
    }

    /** Either the end of a search or where it goes on. */
    private record Next(@Nullable Candidates end, @Nullable Node following) {

        Node node() {
            if (following == null) {
                throw new IllegalStateException("the search has ended");
            }
            return following;
        }
    }
}
