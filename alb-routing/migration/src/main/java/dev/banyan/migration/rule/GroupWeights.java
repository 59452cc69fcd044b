package dev.banyan.migration.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.banyan.model.Arn;
import dev.banyan.model.Weight;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The target groups of a forward with their weights, in the rule's own order.
 *
 * @param weights weight by ARN; the order is kept and does not count for equality
 */
public record GroupWeights(Map<Arn, Integer> weights) {

    /**
     * @throws IllegalArgumentException if there is no group
     * @throws dev.banyan.model.InvalidRoutingException if a weight is outside 0 to 999
     */
    public GroupWeights {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("weights: none (expected: at least one target group)");
        }
        weights.values().forEach(Weight::new);
    }

    @JsonCreator
    static GroupWeights read(Map<String, Integer> weights) {
        Map<Arn, Integer> typed = new LinkedHashMap<>();
        weights.forEach((arn, weight) -> typed.put(new Arn(arn), weight));
        return new GroupWeights(typed);
    }

    /** Returns the weights by the ARNs' text, as JSON has them. */
    @JsonValue
    Map<String, Integer> write() {
        Map<String, Integer> texts = new LinkedHashMap<>();
        weights.forEach((arn, weight) -> texts.put(arn.value(), weight));
        return texts;
    }

    /**
     * Returns these groups with the weights of a share; all of 1000 is split, so that each 0.1 % can be
     * had. Nothing and everything are 999 and 0, since one group can have no more than 999.
     *
     * @param container the group that gets the rest; added where the rule does not have it yet
     * @param lambda the group that gets the share; added likewise
     */
    public GroupWeights withShare(Arn container, Arn lambda, Share share) {
        Map<Arn, Integer> changed = new LinkedHashMap<>(weights);
        changed.put(container, Math.min(Weight.MAXIMUM, Share.ALL.permille() - share.permille()));
        changed.put(lambda, Math.min(Weight.MAXIMUM, share.permille()));
        return new GroupWeights(changed);
    }

    /** Returns everything to one group, with the other one out of the forward. */
    public GroupWeights without(Arn container, Arn lambda) {
        Map<Arn, Integer> changed = new LinkedHashMap<>(weights);
        changed.put(container, Weight.MAXIMUM);
        changed.remove(lambda);
        return new GroupWeights(changed);
    }

    /** Returns whether a group is one of these, whatever its weight. */
    public boolean has(Arn group) {
        return weights.containsKey(group);
    }

    /** Returns a group's part of all new requests, from 0 to 1; NaN where no group has any weight. */
    public double fraction(Arn group) {
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        return total == 0 ? Double.NaN : weights.getOrDefault(group, 0) / (double) total;
    }

    /** Returns the share of a group, rounded to the nearest 0.1 % for a reader; {@link #fraction} is exact. */
    public Share nearestShare(Arn group) {
        double fraction = fraction(group);
        return Double.isNaN(fraction) ? Share.NONE : new Share((int) Math.round(fraction * Share.ALL.permille()));
    }

    /** Returns the groups by name with their weights, such as {@code shop 900, shop-fn 100}. */
    @Override
    public String toString() {
        return weights.entrySet().stream()
                .map(entry -> name(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Returns the name within a target group's ARN, {@code targetgroup/NAME/ID}. */
    public static String name(Arn group) {
        String[] parts = group.resource().split("/");
        return parts.length > 1 ? parts[1] : group.value();
    }
}
