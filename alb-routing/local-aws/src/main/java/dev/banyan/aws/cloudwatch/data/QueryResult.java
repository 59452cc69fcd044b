package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.math.Value;
import java.util.Collection;
import java.util.List;

/**
 * What a query comes to.
 *
 * @param value its numbers
 * @param units the units of its samples, where they have several and none was asked for; else empty
 */
public record QueryResult(MetricQuery query, Value value, Collection<String> units) {

    /** Copies the units. */
    public QueryResult {
        units = List.copyOf(units);
    }
}
