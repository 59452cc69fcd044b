package dev.banyan.migration.plan.traffic;

import java.util.Comparator;

/**
 * From where to where requests go.
 *
 * @param from a target group's ARN or an answer, by the old rules
 * @param to the same by the new rules
 */
public record Flow(String from, String to) implements Comparable<Flow> {

    private static final Comparator<Flow> ORDER =
            Comparator.comparing(Flow::from).thenComparing(Flow::to);

    /** Returns whether the target is the same. */
    public boolean stays() {
        return from.equals(to);
    }

    @Override
    public int compareTo(Flow other) {
        return ORDER.compare(this, other);
    }
}
