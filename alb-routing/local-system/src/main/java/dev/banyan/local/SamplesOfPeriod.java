package dev.banyan.local;

import dev.banyan.alb.metrics.Datapoint;
import dev.banyan.aws.cloudwatch.metric.Statistics;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A point of the load balancer's or the functions' metrics, as CloudWatch reads it.
 *
 * @param point the point
 * @param unit its unit
 */
record SamplesOfPeriod(Datapoint point, String unit) implements Statistics {

    @Override
    public Instant time() {
        return point.time();
    }

    @Override
    public double count() {
        return point.count();
    }

    @Override
    public double sum() {
        return point.sum();
    }

    @Override
    public double minimum() {
        return point.minimum();
    }

    @Override
    public double maximum() {
        return point.maximum();
    }

    @Override
    public OptionalDouble percentile(double percent) {
        return point.percentile(percent);
    }
}
