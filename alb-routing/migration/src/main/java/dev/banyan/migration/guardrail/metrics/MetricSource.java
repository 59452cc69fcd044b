package dev.banyan.migration.guardrail.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Where metrics and alarms are read. Implementations are safe for use by several threads. */
public interface MetricSource {

    /**
     * Reads several series at once.
     *
     * @param series what to read
     * @param from when the first period begins
     * @param to when the last period ends
     * @return the values by the begin of their periods, for every series; periods without a value are missing
     * @throws MetricsUnreadableException if they cannot be had, or only in part
     */
    Map<Series, SortedMap<Instant, Double>> read(List<Series> series, Instant from, Instant to);

    /**
     * Reads alarms.
     *
     * @param names the alarms' names
     * @return those that there are
     * @throws MetricsUnreadableException if they cannot be had
     */
    List<AlarmState> alarms(List<String> names);
}
