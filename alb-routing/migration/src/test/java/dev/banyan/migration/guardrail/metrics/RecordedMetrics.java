package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Metrics that a test writes down, each with the time at which it can be read. */
public final class RecordedMetrics implements MetricSource {

    private record Value(Series series, Instant at, double value, Instant readable) {}

    private final List<Value> values = new ArrayList<>();
    private final List<AlarmState> alarms = new ArrayList<>();
    private Instant now = Instant.MAX;
    private @Nullable String failure;
    private int reads;

    /** Adds to a value. */
    public RecordedMetrics put(Series series, Instant at, double value, Instant readable) {
        values.add(new Value(series, at, value, readable));
        return this;
    }

    /** Sets what can be read: all that is readable by then. */
    public void setTime(Instant newNow) {
        now = newNow;
    }

    /** Makes reading fail, or succeed again. */
    public void setFailure(@Nullable String newFailure) {
        failure = newFailure;
    }

    /** Adds an alarm. */
    public void addAlarm(AlarmState alarm) {
        alarms.add(alarm);
    }

    /** Returns how many calls there were. */
    public int reads() {
        return reads;
    }

    @Override
    public Map<Series, SortedMap<Instant, Double>> read(List<Series> series, Instant from, Instant to) {
        reads++;
        checkFailure();
        Map<Series, SortedMap<Instant, Double>> read = new HashMap<>();
        series.forEach(one -> read.put(one, new TreeMap<>()));
        for (Value value : values) {
            SortedMap<Instant, Double> of = read.get(value.series);
            boolean covered = !value.at.isBefore(from) && value.at.isBefore(to);
            if (of != null && covered && !value.readable.isAfter(now)) {
                of.merge(value.at, value.value, Double::sum);
            }
        }
        return read;
    }

    @Override
    public List<AlarmState> alarms(List<String> names) {
        checkFailure();
        return alarms.stream().filter(alarm -> names.contains(alarm.name())).toList();
    }

    private void checkFailure() {
        if (failure != null) {
            throw new MetricsUnreadableException(failure, null);
        }
    }

    /** What comes late. */
    public enum Kind {
        /** The old side's requests. */
        CONTAINER_REQUESTS,
        /** The old side's errors. */
        CONTAINER_ERRORS,
        /** The new side's requests. */
        LAMBDA_REQUESTS,
        /** The new side's errors. */
        LAMBDA_ERRORS
    }

    /** Writes down minutes of a route's two groups. */
    public static final class Minutes {

        private static final Duration MINUTE = Duration.ofMinutes(1);

        private final RecordedMetrics metrics;
        private final RouteSeries series;

        /** Starts to write for a route. */
        public Minutes(RecordedMetrics metrics, Route route) {
            this.metrics = metrics;
            this.series = new RouteSeries(
                    route.loadBalancerDimension(),
                    route.containerGroup().resource(),
                    route.lambdaGroup().resource(),
                    new LambdaFunction("catalog", null),
                    MINUTE);
        }

        /** Writes the container's requests, and errors where there are any. */
        public Minutes container(Instant at, int number, double requests, double errors) {
            return each(
                    at,
                    number,
                    series.containerRequests(MINUTE),
                    requests,
                    series.containerSum(ErrorCounts.TARGET_5XX),
                    errors);
        }

        /** Writes the new side's requests, and errors where there are any. */
        public Minutes lambda(Instant at, int number, double requests, double errors) {
            return each(
                    at,
                    number,
                    series.lambdaRequests(MINUTE),
                    requests,
                    series.lambdaSum(ErrorCounts.USER_ERRORS),
                    errors);
        }

        private Minutes each(
                Instant at, int number, Series ofRequests, double requests, Series ofErrors, double errors) {
            for (int i = 0; i < number; i++) {
                Instant minute = at.plus(MINUTE.multipliedBy(i));
                metrics.put(ofRequests, minute, requests, minute);
                if (errors > 0) {
                    metrics.put(ofErrors, minute, errors, minute);
                }
            }
            return this;
        }

        /** Writes both sides' quantile, by minutes. */
        public Minutes times(Instant at, int number, String statistic, double container, double lambda) {
            for (int i = 0; i < number; i++) {
                Instant minute = at.plus(MINUTE.multipliedBy(i));
                metrics.put(series.containerTime(statistic, MINUTE), minute, container, minute);
                metrics.put(series.lambdaTime(statistic, MINUTE), minute, lambda, minute);
            }
            return this;
        }

        /** Writes throttled invocations. */
        public Minutes throttles(Instant at, double number) {
            Series throttles = series.throttles();
            if (throttles != null) {
                metrics.put(throttles, at, number, at);
            }
            return this;
        }

        /** Writes unhealthy targets of the new side. */
        public Minutes unhealthy(Instant at, int number) {
            for (int i = 0; i < number; i++) {
                Instant minute = at.plus(MINUTE.multipliedBy(i));
                metrics.put(series.lambdaUnhealthy(), minute, 1, minute);
            }
            return this;
        }

        /** Adds to one value, from a time on that it can be read. */
        public Minutes late(Kind kind, Instant at, double value, Instant readable) {
            Series of = switch (kind) {
                case CONTAINER_REQUESTS -> series.containerRequests(MINUTE);
                case CONTAINER_ERRORS -> series.containerSum(ErrorCounts.TARGET_5XX);
                case LAMBDA_REQUESTS -> series.lambdaRequests(MINUTE);
                case LAMBDA_ERRORS -> series.lambdaSum(ErrorCounts.USER_ERRORS);
            };
            metrics.put(of, at, value, readable);
            return this;
        }

        /** Writes errors whose requests are not known. */
        public Minutes lambdaErrorsAlone(Instant at, double errors) {
            metrics.put(series.lambdaSum(ErrorCounts.INTERNAL_ERRORS), at, errors, at);
            return this;
        }
    }
}
