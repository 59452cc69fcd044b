package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.metric.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm finds when it is evaluated.
 *
 * @param end when the newest period ends
 * @param points what there is of the periods that are looked at
 */
record Assessment(AlarmSettings settings, Instant end, NavigableMap<Long, Point> points) {

    /** Returns when the oldest period begins that is looked at. */
    static Instant begin(AlarmSettings settings, Instant end) {
        long periods = settings.periods() + (long) MissingData.MORE_PERIODS;
        return end.minus(Duration.ofSeconds(periods * settings.watched().period()));
    }

    /** Returns the state, or null where the present one stays. */
    @Nullable
    AlarmState decide() {
        List<@Nullable Boolean> range = new ArrayList<>();
        int period = settings.watched().period();
        for (long second = begin(settings, end).getEpochSecond(); second < end.getEpochSecond(); second += period) {
            Point point = points.get(second);
            range.add(point == null ? null : isBreaching(point));
        }
        return hasTooFewSamples() ? null : settings.treatment().decide(range, settings.periods(), settings.needed());
    }

    boolean isBreaching(Point point) {
        return settings.comparison().isBreaching(point.number(), settings.threshold());
    }

    /** Returns the points that count, the newest first. */
    List<Point> evaluated() {
        return points.descendingMap().values().stream()
                .limit(settings.periods())
                .toList();
    }

    /** Whether a percentile is of so few samples that the alarm shall not go by it. */
    private boolean hasTooFewSamples() {
        if (!"ignore".equals(settings.lowSampleCount())
                || !(settings.watched() instanceof Watched.OneMetric one)
                || points.isEmpty()) {
            return false;
        }
        Statistic statistic = one.stat().statistic();
        Double percent = statistic.percent();
        return percent != null && points.lastEntry().getValue().samples() < samplesNeeded(percent);
    }

    private static double samplesNeeded(double percent) {
        double share = percent / 100;
        return 10 / (share >= 0.5 ? 1 - share : share);
    }
}
