package dev.banyan.model;

/**
 * The place of a rule in its listener: 1 to 50000, lower ones are asked first. The default rule is
 * asked last.
 *
 * @param value the number, or {@link Integer#MAX_VALUE} for the default rule
 */
public record Priority(int value) implements Comparable<Priority> {

    /** The largest priority that ELBv2 accepts. */
    public static final int MAXIMUM = 50_000;

    /** The priority of a listener's default rule. */
    public static final Priority DEFAULT = new Priority(Integer.MAX_VALUE);

    /** @throws InvalidRoutingException if {@code value} is neither 1 to {@link #MAXIMUM} nor the default's */
    public Priority {
        if ((value < 1 || value > MAXIMUM) && value != Integer.MAX_VALUE) {
            throw InvalidRoutingException.expected("priority", value, "1 to " + MAXIMUM);
        }
    }

    /** Returns whether this is the priority of a default rule. */
    public boolean isDefault() {
        return value == Integer.MAX_VALUE;
    }

    @Override
    public int compareTo(Priority other) {
        return Integer.compare(value, other.value);
    }

    /** Returns the priority as the ELBv2 API writes it: a decimal number or {@code default}. */
    @Override
    public String toString() {
        return isDefault() ? "default" : Integer.toString(value);
    }
}
