package dev.banyan.migration.plan.traffic;

import java.util.List;

/**
 * What a replay came to. Numbers of requests are expectations where weights decide, so they need not be whole.
 *
 * @param source what was read
 * @param reading what of it could be replayed
 * @param unchanged requests that certainly keep their target
 * @param changed requests that certainly change it
 * @param unknown requests whose target, old or new, cannot be told from the record
 * @param leastChanged how many of all requests change their target at least, whatever is not known
 * @param mostChanged how many at most
 * @param flows from where to where, the changing ones first, the largest first, as far as known
 * @param rules the traffic of each new rule
 * @param newlyMatched requests that a new rule takes from another one, by rule
 * @param findings shadowed and unreachable rules, and rules that could not be read
 */
public record ReplayReport(
        String source,
        Reading reading,
        double unchanged,
        double changed,
        long unknown,
        double leastChanged,
        double mostChanged,
        List<FlowCount> flows,
        List<RuleTraffic> rules,
        List<NewlyMatched> newlyMatched,
        List<String> findings) {

    /**
     * What could be read.
     *
     * @param replayed requests that went through both sides' rules
     * @param withoutRule requests that the load balancer answered before it asked a rule, such as malformed ones
     * @param otherLoadBalancer requests of other load balancers
     * @param withoutListener requests of which nobody can tell which listener had them
     * @param broken lines or entries that could not be read
     * @param firstBroken the first of them, each with its place and what was expected
     * @param compared replayed requests of which the log tells the rule that they got
     * @param agreeing how many of them may get that rule by the old rules; few mean that the rules have changed since
     */
    public record Reading(
            long replayed,
            long withoutRule,
            long otherLoadBalancer,
            long withoutListener,
            long broken,
            List<String> firstBroken,
            long compared,
            long agreeing) {

        /** Copies the list. */
        public Reading {
            firstBroken = List.copyOf(firstBroken);
        }
    }

    /** How many requests go from where to where. */
    public record FlowCount(Flow flow, double requests) {}

    /**
     * The requests of a new rule.
     *
     * @param rule the rule's ARN
     * @param priority its priority
     * @param sure requests that certainly get it
     * @param possible requests that may get it besides
     */
    public record RuleTraffic(String rule, String priority, long sure, long possible) {}

    /**
     * Requests that a new rule takes from another one.
     *
     * @param rule the rule's ARN
     * @param priority its priority
     * @param requests how many
     * @param paths how many different paths they have, counted up to a limit
     * @param mostAsked the paths asked for most
     */
    public record NewlyMatched(String rule, String priority, long requests, int paths, List<String> mostAsked) {

        /** Copies the list. */
        public NewlyMatched {
            mostAsked = List.copyOf(mostAsked);
        }
    }

    /** Copies the lists. */
    public ReplayReport {
        flows = List.copyOf(flows);
        rules = List.copyOf(rules);
        newlyMatched = List.copyOf(newlyMatched);
        findings = List.copyOf(findings);
    }

    /** Returns the least share of requests that change their target, 0 where there are none. */
    public double leastShare() {
        return reading.replayed() == 0 ? 0 : leastChanged / reading.replayed();
    }

    /** Returns the largest share of requests that may change their target, 0 where there are none. */
    public double mostShare() {
        return reading.replayed() == 0 ? 0 : mostChanged / reading.replayed();
    }
}
