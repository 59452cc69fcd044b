package dev.banyan.cdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Token;

/** Checks of properties. Each failure reads {@code name: value (expected: rule)}. */
final class Arguments {

    /** How a value that is only known at deployment looks inside a string. */
    private static final String TOKEN_MARK = "${Token[";

    private Arguments() {}

    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw invalid(name, "null", "a value");
        }
        return value;
    }

    static void inRange(String name, long value, long minimum, long maximum) {
        check(value >= minimum && value <= maximum, name, value, minimum + " to " + maximum);
    }

    static void check(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw invalid(name, value, expected);
        }
    }

    /** Whether the text holds a token, whose length and characters are unknown until deployment. */
    static boolean isDeferred(String text) {
        return text.contains(TOKEN_MARK);
    }

    /** A weight is a whole number from 0 to 999, or a token such as a parameter's value. */
    static void weight(String name, Number weight) {
        double value = weight.doubleValue();
        boolean literal = value >= 0 && value <= 999 && value == Math.rint(value);
        check(literal || Token.isUnresolved(weight), name, weight, "0 to 999");
    }

    private static IllegalArgumentException invalid(String name, Object value, String expected) {
        return new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
}
