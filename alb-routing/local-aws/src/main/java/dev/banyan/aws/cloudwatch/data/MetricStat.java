package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.Statistic;
import dev.banyan.aws.cloudwatch.metric.Statistics;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of a metric.
 *
 * @param period the seconds of each number
 * @param unit the unit that samples must have, or null for any
 */
public record MetricStat(
        MetricId metric,
        Statistic statistic,
        int period,
        @Nullable String unit) {

    /** Returns what is known of each period, by the second at which it begins. */
    public NavigableMap<Long, Statistics> read(MetricSource source, Periods periods) {
        return choose(source.read(metric, periods.from(), periods.to(), periods.period()));
    }

    /** Returns the samples of the asked unit or, where none is asked for, of the first one by name. */
    NavigableMap<Long, Statistics> choose(List<Statistics> all) {
        String chosen = unit == null ? units(all).stream().findFirst().orElse("") : unit;
        NavigableMap<Long, Statistics> read = new TreeMap<>();
        for (Statistics one : all) {
            if (one.unit().equals(chosen)) {
                read.put(one.time().getEpochSecond(), one);
            }
        }
        return read;
    }

    /** Returns the units of some samples, by name. */
    static Collection<String> units(List<Statistics> all) {
        return all.stream().map(Statistics::unit).distinct().sorted().toList();
    }
}
