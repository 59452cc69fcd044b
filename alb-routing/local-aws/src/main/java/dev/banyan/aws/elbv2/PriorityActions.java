package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.Priority;
import dev.banyan.model.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moves rules. What counts is the arrangement at the end, so that rules may change places in one call. */
final class PriorityActions {

    private final ControlPlane plane;

    PriorityActions(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation set(Caller caller, Members request) {
        Map<Arn, Priority> wanted = parse(request, caller);
        return result -> {
            State changed = plane.store().change(state -> move(state, wanted));
            RuleActions.write(result, changed, List.copyOf(wanted.keySet()));
        };
    }

    private static Map<Arn, Priority> parse(Members request, Caller caller) {
        Map<Arn, Priority> wanted = new LinkedHashMap<>();
        Set<Integer> seen = new HashSet<>();
        for (Members pair : request.structures("RulePriorities")) {
            Arn arn = RuleActions.arn(pair, caller);
            Integer priority = pair.integer("Priority", 1, Priority.MAXIMUM);
            if (priority == null) {
                throw pair.missing("Priority");
            }
            if (!seen.add(priority)) {
                throw AwsException.validation("Priority '" + priority + "' was provided multiple times");
            }
            if (wanted.putIfAbsent(arn, new Priority(priority)) != null) {
                throw AwsException.validation("Rule '" + arn + "' was provided multiple times");
            }
        }
        if (wanted.isEmpty()) {
            throw request.missing("RulePriorities");
        }
        return wanted;
    }

    private static State move(State state, Map<Arn, Priority> wanted) {
        State moved = state;
        Set<Arn> listeners = new HashSet<>();
        for (Arn arn : wanted.keySet()) {
            State.PlacedRule placed = state.rule(arn);
            if (placed.rule().priority().isDefault()) {
                throw AwsException.of(
                        "OperationNotPermitted", "The priority of default rule '" + arn + "' cannot be set");
            }
            Listener listener = placed.listener();
            if (listeners.add(listener.arn())) {
                moved = moved.with(
                        moved.loadBalancer(placed.loadBalancer().arn()),
                        Copies.withRules(listener, moved(listener.rules(), wanted)));
            }
        }
        return moved;
    }

    private static List<Rule> moved(List<Rule> rules, Map<Arn, Priority> wanted) {
        return rules.stream()
                .map(rule -> Copies.withPriority(rule, wanted.getOrDefault(rule.arn(), rule.priority())))
                .toList();
    }
}
