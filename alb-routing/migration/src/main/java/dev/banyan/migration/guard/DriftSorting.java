package dev.banyan.migration.guard;

import dev.banyan.migration.plan.template.TemplateRule;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sorts the differences between the deployed template and what is live. */
final class DriftSorting {

    private final RuleChangeSet changes;
    private final LiveSystem live;
    private final Matching matching;

    DriftSorting(RuleChangeSet changes, LiveSystem live, Matching matching) {
        this.changes = changes;
        this.live = live;
        this.matching = matching;
    }

    List<Drift> sort() {
        List<Drift> drift = new ArrayList<>();
        Set<String> matched = new HashSet<>();
        for (ResourceChange change : changes.changes()) {
            Match match = matching.find(change);
            if (match instanceof Match.Found found) {
                matched.add(found.rule().rule().arn().value());
                change.before().ifPresent(rule -> compare(rule, found.rule(), drift));
            } else if (match instanceof Match.None && change.before().isPresent()) {
                drift.add(new Drift(
                        Drift.Kind.STALE, change.logicalId(), "the rule is not on the load balancer any more"));
            }
        }
        live.rules().stream()
                .filter(rule -> !matched.contains(rule.rule().arn().value()))
                .map(DriftSorting::unknown)
                .forEach(drift::add);
        return drift;
    }

    private static Drift unknown(TaggedRule rule) {
        String subject = rule.rule().arn().value();
        String text = "priority " + rule.rule().priority() + ", in no template";
        return rule.route()
                .map(route -> new Drift(Drift.Kind.GOVERNED, subject, text + ", of route " + route))
                .orElseGet(() -> new Drift(Drift.Kind.FOREIGN, subject, text));
    }

    private void compare(TemplateRule deployed, TaggedRule found, List<Drift> drift) {
        LiveRule now = found.rule();
        boolean governed = found.route().isPresent() || deployed.route() != null;
        try {
            GroupWeights weights = matching.weights(deployed, changes.before(), now);
            GroupWeights current = now.weights().orElse(null);
            if (current != null && !Matching.isUnresolved(weights) && ProviderWeights.moves(weights, current)) {
                boolean sameGroups =
                        weights.weights().keySet().equals(current.weights().keySet());
                drift.add(new Drift(
                        governed && sameGroups ? Drift.Kind.GOVERNED : Drift.Kind.FOREIGN,
                        deployed.logicalId(),
                        "weights: " + weights + " -> " + current));
            }
            for (String difference : deployed.asLive().shape().differences(now.shape())) {
                drift.add(new Drift(Drift.Kind.FOREIGN, deployed.logicalId(), difference));
            }
        } catch (IllegalArgumentException e) {
            drift.add(new Drift(Drift.Kind.FOREIGN, deployed.logicalId(), "cannot be compared: " + e.getMessage()));
        }
    }
}
