package dev.banyan.aws.cloudwatch.metric;

import java.util.Map;
import java.util.TreeMap;

/** Samples that were put together: their number, sum and limits, and where they are known, each value. */
final class Samples {

    /** More different values in one second, or in one period, lose their percentiles. */
    private static final int MAXIMUM_VALUES = 5_000;

    private double count;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** How often there was each value; without meaning unless {@link #hasValues}. */
    private final TreeMap<Double, Double> values = new TreeMap<>();

    private boolean hasValues = true;

    /** Adds a value that there was some times. */
    void add(double value, double times) {
        addLimits(times, value * times, value, value);
        if (hasValues) {
            values.merge(value, times, Double::sum);
            loseValuesUnless(values.size() <= MAXIMUM_VALUES && value >= 0);
        }
    }

    /** Adds samples of which the values are not known, unless they are all one value. */
    void addSummary(double moreCount, double moreSum, double smallest, double largest) {
        if (smallest == largest) {
            add(smallest, moreCount);
        } else {
            addLimits(moreCount, moreSum, smallest, largest);
            loseValuesUnless(false);
        }
    }

    void add(Samples more) {
        addLimits(more.count, more.sum, more.minimum, more.maximum);
        if (hasValues && more.hasValues) {
            more.values.forEach((value, times) -> values.merge(value, times, Double::sum));
        }
        loseValuesUnless(hasValues && more.hasValues && values.size() <= MAXIMUM_VALUES);
    }

    private void addLimits(double moreCount, double moreSum, double smallest, double largest) {
        count += moreCount;
        sum += moreSum;
        minimum = Math.min(minimum, smallest);
        maximum = Math.max(maximum, largest);
    }

    private void loseValuesUnless(boolean kept) {
        if (!kept) {
            hasValues = false;
            values.clear();
        }
    }

    double count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    boolean hasValues() {
        return hasValues;
    }

    Map<Double, Double> values() {
        return values;
    }

    /** Returns how much memory this takes, in units of a value. */
    int weight() {
        return 1 + values.size();
    }
}
