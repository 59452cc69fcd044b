package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.data.MetricQuery;
import dev.banyan.aws.cloudwatch.data.MetricStat;
import java.util.List;

/** What an alarm watches. */
sealed interface Watched {

    /**
     * One metric.
     *
     * @param isExtended whether the statistic is a percentile or a trimmed one, which stands in a member of its own
     */
    record OneMetric(MetricStat stat, boolean isExtended) implements Watched {}

    /** Queries, of which one returns data. */
    record Queries(List<MetricQuery> queries) implements Watched {}

    /** Returns the seconds of a period. */
    default int period() {
        if (this instanceof OneMetric one) {
            return one.stat().period();
        }
        return ((Queries) this)
                .queries().stream()
                        .filter(MetricQuery.OfMetric.class::isInstance)
                        .mapToInt(query -> ((MetricQuery.OfMetric) query).stat().period())
                        .min()
                        .orElse(60);
    }
}
