package dev.banyan.migration.plan.traffic;

import dev.banyan.model.Action;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Rule;
import dev.banyan.model.WeightedTargetGroup;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a rule sends requests.
 *
 * @param shares the share of each target group by its ARN, or of an answer by its description; the sum is 1
 */
record Destination(Map<String, Double> shares) {

    static Destination of(Rule rule) {
        Action action = rule.routingAction();
        Map<String, Double> shares = new TreeMap<>();
        String login = rule.requiresAuthentication() ? rule.actions().get(0).type() + ", then " : "";
        if (action instanceof ForwardAction forward) {
            if (forward.totalWeight() == 0) {
                return only(login + "503, no weight");
            }
            for (WeightedTargetGroup group : forward.targetGroups()) {
                if (group.weight().value() > 0) {
                    double share = (double) group.weight().value() / forward.totalWeight();
                    shares.put(login + group.targetGroup().value(), share);
                }
            }
            return new Destination(shares);
        }
        if (action instanceof RedirectAction redirect) {
            String query = redirect.query().isEmpty() ? "" : "?" + redirect.query();
            return only(login + redirect.statusCode() + " to " + redirect.protocol() + "://" + redirect.host() + ":"
                    + redirect.port() + redirect.path() + query);
        }
        return only(login + ((FixedResponseAction) action).statusCode() + ", fixed");
    }

    /** Returns where a rule that could not be read sends requests, which nobody can tell. */
    static Destination unreadable(Rule rule) {
        return only("rule " + rule.priority() + ", not readable");
    }

    private static Destination only(String answer) {
        return new Destination(Map.of(answer, 1.0));
    }

    /**
     * Returns which share goes from where to where when this takes another's place: as little moves as the shares allow,
     * as it is with clients that stay with their group.
     */
    Map<Flow, Double> flowsTo(Destination next) {
        Map<Flow, Double> flows = new TreeMap<>();
        double moved = 0;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            double stays = Math.min(share.getValue(), next.shares.getOrDefault(share.getKey(), 0.0));
            put(flows, share.getKey(), share.getKey(), stays);
            moved += share.getValue() - stays;
        }
        for (Map.Entry<String, Double> from : shares.entrySet()) {
            for (Map.Entry<String, Double> to : next.shares.entrySet()) {
                double leaves = from.getValue() - next.shares.getOrDefault(from.getKey(), 0.0);
                double comes = to.getValue() - shares.getOrDefault(to.getKey(), 0.0);
                if (leaves > 0 && comes > 0) {
                    put(flows, from.getKey(), to.getKey(), leaves * comes / moved);
                }
            }
        }
        return flows;
    }

    private static void put(Map<Flow, Double> flows, String from, String to, double share) {
        if (share > 0) {
            flows.merge(new Flow(from, to), share, Double::sum);
        }
    }
}
