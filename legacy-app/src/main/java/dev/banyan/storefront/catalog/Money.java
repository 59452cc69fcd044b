package dev.banyan.storefront.catalog;

import java.util.Locale;

/**
 * A price or a sum in euro.
 *
 * @param cents the amount in cents, never negative
 */
public record Money(long cents) {

    /** ISO 4217 code of the only currency of the shop. */
    public static final String CURRENCY = "EUR";

    private static final int CENTS_PER_EURO = 100;

    /** @throws IllegalArgumentException if {@code cents} is negative */
    public Money {
        if (cents < 0) {
            throw new IllegalArgumentException("cents: " + cents + " (expected: >= 0)");
        }
    }

    /** The price of several items of this price. */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(cents, quantity));
    }

    /** This and the other amount together. */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** For people: {@code €1,234.50}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "€%,d.%02d", cents / CENTS_PER_EURO, cents % CENTS_PER_EURO);
    }
}
