package dev.banyan.aws.cloudwatch.metric;

import java.time.Instant;
import java.util.Map;

/** What a client puts: samples of one metric at one moment. */
public sealed interface Datum {

    /** Returns the metric. */
    MetricId metric();

    /** Returns the unit as CloudWatch names it. */
    String unit();

    /** Returns when the samples were taken. */
    Instant time();

    /**
     * Samples by their values.
     *
     * @param values how often there was each value
     */
    record Values(MetricId metric, String unit, Instant time, Map<Double, Double> values) implements Datum {

        /** Copies the values. */
        public Values {
            values = Map.copyOf(values);
        }
    }

    /** Samples of which only their number, sum and limits are known. */
    record Summary(MetricId metric, String unit, Instant time, double count, double sum, double minimum, double maximum)
            implements Datum {}
}
