package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.data.MetricStat;
import dev.banyan.aws.cloudwatch.data.Periods;
import dev.banyan.aws.cloudwatch.data.QueryEvaluation;
import dev.banyan.aws.cloudwatch.data.QueryResult;
import dev.banyan.aws.cloudwatch.math.Value;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads what an alarm looks at. */
record Points(MetricSource source) {

    /**
     * Returns the numbers of a range, by the second.
     *
     * @throws AwsException if an expression has no value
     */
    NavigableMap<Long, Point> read(Watched watched, Instant from, Instant to) {
        NavigableMap<Long, Point> points = new TreeMap<>();
        if (watched instanceof Watched.OneMetric one) {
            MetricStat stat = one.stat();
            stat.read(source, Periods.of(from, to, stat.period()))
                    .forEach((second, statistics) -> stat.statistic()
                            .of(statistics)
                            .ifPresent(number -> points.put(second, new Point(second, number, statistics.count()))));
        } else if (watched instanceof Watched.Queries queries) {
            series(queries, from, to).forEach((second, number) -> points.put(second, new Point(second, number, 0)));
        }
        return points;
    }

    private NavigableMap<Long, Double> series(Watched.Queries queries, Instant from, Instant to) {
        for (QueryResult result : QueryEvaluation.evaluate(source, queries.queries(), from, to)) {
            if (result.query().isReturned()) {
                if (result.value() instanceof Value.Single single) {
                    return single.series().points();
                }
                throw AwsException.validation(
                        "Error in expression '" + result.query().id() + "': The expression comes to "
                                + result.value().kind() + " (expected: one time series)");
            }
        }
        throw new IllegalStateException("queries: none returns data (expected: one)");
    }

    /**
     * Checks expressions without their data.
     *
     * @throws AwsException if they come to no series
     */
    static void check(Watched watched, MetricSource none, Instant now) {
        if (watched instanceof Watched.Queries) {
            var unused = new Points(none).read(watched, now.minusSeconds(watched.period()), now);
        }
    }
}
