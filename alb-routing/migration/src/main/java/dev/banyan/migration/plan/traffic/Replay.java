package dev.banyan.migration.plan.traffic;

import dev.banyan.migration.plan.rules.ReadableListener;
import dev.banyan.migration.plan.traffic.ReplayReport.FlowCount;
import dev.banyan.migration.plan.traffic.ReplayReport.NewlyMatched;
import dev.banyan.migration.plan.traffic.ReplayReport.RuleTraffic;
import dev.banyan.model.Arn;
import dev.banyan.model.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends recorded requests through old and new rules and counts what would go elsewhere. Weights are shares: of requests to
 * a rule that goes from 100:0 to 99:1, one in a hundred changes its target. What a record does not hold is never guessed.
 * Used by one thread, for one source.
 */
public final class Replay implements Requests {

    private static final int NAMED_BROKEN = 5;

    private final RuleSet before;
    private final RuleSet after;
    private final Map<Arn, ListenerPair> pairs = new HashMap<>();
    private final Map<Flow, Double> flows = new HashMap<>();
    private final Map<Arn, long[]> traffic = new HashMap<>();
    private final Map<Arn, PathCounts> newlyMatched = new HashMap<>();
    private final List<String> firstBroken = new ArrayList<>();
    private long replayed;
    private long withoutRule;
    private long otherLoadBalancer;
    private long withoutListener;
    private long broken;
    private long compared;
    private long agreeing;
    private long unknown;
    private double unchanged;
    private double changed;
    private double leastChanged;
    private double mostChanged;

    private Replay(RuleSet before, RuleSet after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Replays everything a source holds.
     *
     * @throws IOException if it cannot be read
     */
    public static ReplayReport run(RuleSet before, RuleSet after, TrafficSource source) throws IOException {
        Replay replay = new Replay(before, after);
        source.read(replay);
        return replay.report(source.describe());
    }

    @Override
    public void withoutRule() {
        withoutRule++;
    }

    @Override
    public void broken(String place, String reason) {
        broken++;
        if (firstBroken.size() < NAMED_BROKEN) {
            firstBroken.add(place + ": " + reason);
        }
    }

    @Override
    public void request(ReplayedRequest request) {
        String loadBalancer = request.loadBalancer();
        if (loadBalancer != null && !loadBalancer.equals(before.loadBalancer())) {
            otherLoadBalancer++;
            return;
        }
        Optional<ReadableListener> listener = before.listener(request.url());
        if (listener.isEmpty()) {
            withoutListener++;
            return;
        }
        ReadableListener found = listener.get();
        count(
                request,
                pairs.computeIfAbsent(found.listener().arn(), arn -> pair(found))
                        .compare(request));
    }

    private ListenerPair pair(ReadableListener old) {
        return new ListenerPair(old, after.sameAs(old));
    }

    private void count(ReplayedRequest request, ListenerPair.Result result) {
        replayed++;
        Integer logged = request.loggedPriority();
        if (logged != null) {
            compared++;
            agreeing += result.before().hold(logged) ? 1 : 0;
        }
        Comparison comparison = result.comparison();
        leastChanged += comparison.least();
        mostChanged += comparison.most();
        Map<Flow, Double> known = comparison.flows();
        if (known == null) {
            unknown++;
        } else {
            changed += comparison.least();
            unchanged += 1 - comparison.least();
            known.forEach((flow, share) -> flows.merge(flow, share, Double::sum));
        }
        countRules(request, result);
    }

    private void countRules(ReplayedRequest request, ListenerPair.Result result) {
        Candidates.Candidate winner = result.comparison().after();
        for (Candidates.Candidate candidate : result.after().rules()) {
            boolean isSure = candidate.equals(winner);
            if (isSure || winner == null) {
                traffic.computeIfAbsent(candidate.rule().arn(), arn -> new long[2])[isSure ? 0 : 1]++;
            }
        }
        if (winner != null && result.comparison().isNewlyMatched()) {
            newlyMatched
                    .computeIfAbsent(winner.rule().arn(), arn -> new PathCounts())
                    .add(request.path());
        }
    }

    private ReplayReport report(String source) {
        List<FlowCount> counts = new ArrayList<>();
        new TreeMap<>(flows).forEach((flow, requests) -> counts.add(new FlowCount(flow, requests)));
        counts.sort(Comparator.comparing((FlowCount count) -> count.flow().stays())
                .thenComparing(Comparator.comparing(FlowCount::requests).reversed()));
        return new ReplayReport(
                source,
                new ReplayReport.Reading(
                        replayed,
                        withoutRule,
                        otherLoadBalancer,
                        withoutListener,
                        broken,
                        firstBroken,
                        compared,
                        agreeing),
                unchanged,
                changed,
                unknown,
                leastChanged,
                mostChanged,
                counts,
                rules().stream().map(this::traffic).toList(),
                rules().stream()
                        .filter(rule -> newlyMatched.containsKey(rule.arn()))
                        .map(this::newlyMatched)
                        .toList(),
                Findings.of(before, after, pairs.values()));
    }

    private List<Rule> rules() {
        return after.listeners().stream()
                .flatMap(listener -> listener.listener().rules().stream())
                .toList();
    }

    private RuleTraffic traffic(Rule rule) {
        long[] counts = traffic.getOrDefault(rule.arn(), new long[2]);
        return new RuleTraffic(rule.arn().value(), rule.priority().toString(), counts[0], counts[1]);
    }

    private NewlyMatched newlyMatched(Rule rule) {
        PathCounts counts = newlyMatched.getOrDefault(rule.arn(), new PathCounts());
        return new NewlyMatched(
                rule.arn().value(), rule.priority().toString(), counts.requests(), counts.paths(), counts.mostAsked());
    }
}
