package dev.banyan.aws.cloudwatch.metric;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the samples of a period, such as {@code Sum} or {@code p99}. Immutable.
 *
 * @param name the name as it was asked for
 * @param percent the percentile's share, from 0 to 100, or null for another statistic
 */
public record Statistic(String name, @Nullable Double percent, Reading reading) {

    /** The statistics that are no percentiles. */
    public static final List<String> SIMPLE = List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    private static final Map<String, ToDoubleFunction<Statistics>> READINGS = Map.of(
            "SampleCount", Statistics::count,
            "Average", of -> of.sum() / of.count(),
            "Sum", Statistics::sum,
            "Minimum", Statistics::minimum,
            "Maximum", Statistics::maximum);

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{0,10})?|100)");
    private static final Pattern SHORT_TRIMMED = Pattern.compile("(tm|wm|tc|ts)(\\d{1,2}(\\.\\d{0,10})?|100)");
    private static final Pattern TRIMMED =
            Pattern.compile("(TM|WM|TC|TS)\\((\\d{1,2}(?:\\.\\d{0,10})?)?%?:(?:(\\d{1,2}(?:\\.\\d{0,10})?|100)%)?\\)");

    /** Takes a number from the samples of a period; empty where they have none. */
    @FunctionalInterface
    public interface Reading {

        /** Returns the number. */
        OptionalDouble of(Statistics statistics);
    }

    /** Returns a statistic, or null where there is none of this name. */
    public static @Nullable Statistic parse(String name) {
        ToDoubleFunction<Statistics> simple = READINGS.get(name);
        return simple == null
                ? parseExtended(name)
                : new Statistic(name, null, of -> OptionalDouble.of(simple.applyAsDouble(of)));
    }

    /** Returns a percentile or a trimmed statistic, or null where there is none of this name. */
    public static @Nullable Statistic parseExtended(String name) {
        Matcher percentile = PERCENTILE.matcher(name);
        if (percentile.matches()) {
            double percent = Double.parseDouble(percentile.group(1));
            return new Statistic(name, percent, of -> percentile(of, percent));
        }
        if (name.equals("IQM")) {
            return new Statistic(name, null, new Trimmed(Trimmed.Kind.MEAN, 25, 75));
        }
        Matcher shorter = SHORT_TRIMMED.matcher(name);
        if (shorter.matches()) {
            return trimmed(name, shorter.group(1), null, shorter.group(2));
        }
        Matcher trimmed = TRIMMED.matcher(name);
        return trimmed.matches() ? trimmed(name, trimmed.group(1), trimmed.group(2), trimmed.group(3)) : null;
    }

    private static OptionalDouble percentile(Statistics statistics, double percent) {
        if (percent > 0) {
            return statistics.percentile(percent);
        }
        return statistics.percentile(100).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(statistics.minimum());
    }

    private static @Nullable Statistic trimmed(String name, String kind, @Nullable String from, @Nullable String to) {
        double low = from == null ? 0 : Double.parseDouble(from);
        double high = to == null ? 100 : Double.parseDouble(to);
        return low < high ? new Statistic(name, null, new Trimmed(Trimmed.Kind.of(kind), low, high)) : null;
    }

    /** Returns the number of a period, or empty where its samples have none. */
    public OptionalDouble of(Statistics statistics) {
        return reading.of(statistics);
    }
}
