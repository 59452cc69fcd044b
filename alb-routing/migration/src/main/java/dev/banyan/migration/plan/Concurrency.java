package dev.banyan.migration.plan;

import org.jspecify.annotations.Nullable;

/**
 * How many executions Lambda allows a function at once. Null stands for a number that is not known.
 *
 * @param reserved what is set aside for the function alone, which is also its limit; null where nothing is
 * @param unreserved what all functions of the account without such a part share
 */
public record Concurrency(
        @Nullable Integer reserved, @Nullable Integer unreserved) {

    /** Nothing is known. */
    public static final Concurrency UNKNOWN = new Concurrency(null, null);

    /** Returns the limit that holds for the function. */
    public @Nullable Integer limit() {
        return reserved == null ? unreserved : reserved;
    }
}
