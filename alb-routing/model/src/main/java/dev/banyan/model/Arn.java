package dev.banyan.model;

import java.util.regex.Pattern;

/**
 * An Amazon Resource Name of a load balancer, listener, rule, target group or function.
 *
 * @param value the whole name, {@code arn:partition:service:region:account:resource}
 */
public record Arn(String value) implements Comparable<Arn> {

    private static final Pattern SHAPE = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");

    /** @throws InvalidRoutingException if {@code value} does not have the six parts of an ARN */
    public Arn {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidRoutingException.expected("arn", value, "arn:partition:service:region:account:resource");
        }
    }

    /** Returns the part after the account, such as {@code targetgroup/orders/0a1b2c3d4e5f6071}. */
    public String resource() {
        return value.split(":", 6)[5];
    }

    @Override
    public int compareTo(Arn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
