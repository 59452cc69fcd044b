package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.math.Expression;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import org.jspecify.annotations.Nullable;

/** A query: a metric's statistic, or an expression over other queries. */
public sealed interface MetricQuery {

    /** Returns the id under which expressions refer to it. */
    String id();

    /** Returns the label that the request gives, or null. */
    @Nullable
    String label();

    /** Returns whether the answer tells its numbers, or null where the request does not say. */
    @Nullable
    Boolean returnData();

    /** A metric's statistic. */
    record OfMetric(
            String id, @Nullable String label, @Nullable Boolean returnData, MetricStat stat) implements MetricQuery {}

    /**
     * An expression.
     *
     * @param text as it came
     * @param period the seconds that the request gives, or null
     */
    record OfExpression(
            String id,
            @Nullable String label,
            @Nullable Boolean returnData,
            String text,
            Expression expression,
            @Nullable Integer period)
            implements MetricQuery {}

    /** Returns whether the answer tells its numbers. */
    default boolean isReturned() {
        return !Boolean.FALSE.equals(returnData());
    }

    /** Writes the query as it came. */
    default Structure write() {
        Structure written = new Structure().text("Id", id());
        if (this instanceof OfMetric metric) {
            MetricStat stat = metric.stat();
            written.structure(
                    "MetricStat",
                    new Structure()
                            .structure("Metric", MetricReading.write(stat.metric()))
                            .integer("Period", stat.period())
                            .text("Stat", stat.statistic().name())
                            .text("Unit", stat.unit()));
        } else if (this instanceof OfExpression of) {
            written.text("Expression", of.text());
        }
        written.text("Label", label()).flag("ReturnData", isReturned());
        return this instanceof OfExpression of ? written.integer("Period", of.period()) : written;
    }
}
