package dev.banyan.aws.cloudwatch.metric;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/** Statistics of samples that are not changed any more. */
record SampleStatistics(Instant time, String unit, Samples samples) implements Statistics {

    @Override
    public double count() {
        return samples.count();
    }

    @Override
    public double sum() {
        return samples.sum();
    }

    @Override
    public double minimum() {
        return samples.minimum();
    }

    @Override
    public double maximum() {
        return samples.maximum();
    }

    /** The smallest value that at least this share of the samples does not exceed. */
    @Override
    public OptionalDouble percentile(double percent) {
        if (!samples.hasValues()) {
            return OptionalDouble.empty();
        }
        double needed = samples.count() * percent / 100;
        double passed = 0;
        for (Map.Entry<Double, Double> value : samples.values().entrySet()) {
            passed += value.getValue();
            if (passed >= needed) {
                return OptionalDouble.of(value.getKey());
            }
        }
        return OptionalDouble.of(samples.maximum());
    }
}
