package dev.banyan.storefront.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All reviews of a product in two numbers.
 *
 * @param count how many reviews there are
 * @param average the mean rating, null without reviews
 */
record ReviewSummary(long count, @Nullable Double average) {

    /** The mean with one decimal, for people. */
    public String rounded() {
        return average == null ? "" : String.format(Locale.ROOT, "%.1f", average);
    }
}
