package dev.banyan.migration.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The part of a route's new requests that goes to Lambda, exact to 0.1 %.
 *
 * @param permille 0 to 1000
 */
public record Share(int permille) implements Comparable<Share> {

    /** Nothing goes to Lambda. */
    public static final Share NONE = new Share(0);

    /** Everything goes to Lambda. */
    public static final Share ALL = new Share(1000);

    /** @throws IllegalArgumentException if {@code permille} is outside 0 to 1000 */
    public Share {
        if (permille < 0 || permille > 1000) {
            throw new IllegalArgumentException("share: " + percent(permille) + " % (expected: 0 to 100 %)");
        }
    }

    /**
     * Reads a percentage such as {@code 2.5} or {@code 2.5%}.
     *
     * @throws IllegalArgumentException if it is none, or finer than the 0.1 % that weights can express
     */
    @JsonCreator
    public static Share parse(String text) {
        String number = text.strip();
        if (number.endsWith("%")) {
            number = number.substring(0, number.length() - 1).strip();
        }
        if (!number.matches("\\d{1,3}(\\.\\d+)?")) {
            throw expected(text, "a percentage from 0 to 100");
        }
        BigDecimal permille = new BigDecimal(number).movePointRight(1);
        try {
            return new Share(permille.setScale(0, RoundingMode.UNNECESSARY).intValueExact());
        } catch (ArithmeticException finer) {
            throw expected(text, "a multiple of 0.1 %, the finest share that weights can express");
        }
    }

    /** Returns the share of a whole percentage. */
    public static Share ofPercent(int percent) {
        return new Share(percent * 10);
    }

    private static IllegalArgumentException expected(String value, String rule) {
        return new IllegalArgumentException("share: " + value + " (expected: " + rule + ")");
    }

    /** Returns the percentage as short as it can be written, such as {@code 2.5} or {@code 10}. */
    @JsonValue
    public String percent() {
        return percent(permille);
    }

    private static String percent(int permille) {
        return permille % 10 == 0 ? Integer.toString(permille / 10) : permille / 10 + "." + Math.abs(permille % 10);
    }

    @Override
    public int compareTo(Share other) {
        return Integer.compare(permille, other.permille);
    }

    /** Returns the percentage for a reader, such as {@code 2.5 %}. */
    @Override
    public String toString() {
        return percent() + " %";
    }
}
