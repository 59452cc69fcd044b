package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.data.MetricQuery;
import dev.banyan.aws.cloudwatch.data.MetricStat;
import java.util.List;

/**
 * The labels of queries that have none of their own: the metric's name and, as far as the request's metrics differ in
 * them, statistic and period; the id of an expression.
 */
record Labels(boolean withStatistic, boolean withPeriod) {

    static Labels of(List<MetricQuery> queries) {
        List<MetricStat> unlabelled = queries.stream()
                .filter(query -> query.label() == null && query instanceof MetricQuery.OfMetric)
                .map(query -> ((MetricQuery.OfMetric) query).stat())
                .toList();
        return new Labels(
                unlabelled.stream()
                                .map(stat -> stat.statistic().name())
                                .distinct()
                                .count()
                        > 1,
                unlabelled.stream().map(MetricStat::period).distinct().count() > 1);
    }

    String label(MetricQuery query) {
        String own = query.label();
        if (own != null) {
            return own;
        }
        if (!(query instanceof MetricQuery.OfMetric metric)) {
            return query.id();
        }
        MetricStat stat = metric.stat();
        return stat.metric().name()
                + (withStatistic ? " " + stat.statistic().name() : "")
                + (withPeriod ? " " + stat.period() : "");
    }
}
