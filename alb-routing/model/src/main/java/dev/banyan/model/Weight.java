package dev.banyan.model;

/**
 * The share of a target group in a weighted forward: 0 to 999, compared with the sum of its
 * neighbours' weights.
 *
 * @param value the weight, where 0 means no new requests
 */
public record Weight(int value) {

    /** The largest weight that ELBv2 accepts. */
    public static final int MAXIMUM = 999;

    /** @throws InvalidRoutingException if {@code value} is not in 0 to {@link #MAXIMUM} */
    public Weight {
        if (value < 0 || value > MAXIMUM) {
            throw InvalidRoutingException.expected("weight", value, "0 to " + MAXIMUM);
        }
    }
}
