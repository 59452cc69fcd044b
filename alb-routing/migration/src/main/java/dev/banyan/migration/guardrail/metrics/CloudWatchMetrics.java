package dev.banyan.migration.guardrail.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * CloudWatch itself, or what answers like it. Safe for use by several threads, as the client is.
 *
 * <p>AWS: one GetMetricData with all series, and its further pages; one DescribeAlarms where alarms are asked for.
 * Needs {@code cloudwatch:GetMetricData} and {@code cloudwatch:DescribeAlarms}, neither of which can be limited to a
 * resource.
 */
public final class CloudWatchMetrics implements MetricSource {

    /** What one call takes. */
    private static final int MOST_QUERIES = 500;

    private final CloudWatchClient client;

    /** Creates a source over a client, which stays the caller's to close. */
    public CloudWatchMetrics(CloudWatchClient client) {
        this.client = client;
    }

    @Override
    public Map<Series, SortedMap<Instant, Double>> read(List<Series> series, Instant from, Instant to) {
        if (series.size() > MOST_QUERIES) {
            throw new IllegalArgumentException(
                    "series: " + series.size() + " (expected: at most " + MOST_QUERIES + ")");
        }
        Map<Series, SortedMap<Instant, Double>> read = new HashMap<>();
        series.forEach(one -> read.put(one, new TreeMap<>()));
        try {
            @Nullable String next = null;
            do {
                GetMetricDataResponse page = client.getMetricData(request(series, from, to, next));
                page.metricDataResults().forEach(result -> add(series.get(index(result.id())), result, read));
                next = page.nextToken();
            } while (next != null);
        } catch (SdkException e) {
            throw new MetricsUnreadableException("cannot read metrics: " + e.getMessage(), e);
        }
        return read;
    }

    private static void add(Series series, MetricDataResult result, Map<Series, SortedMap<Instant, Double>> read) {
        StatusCode status = result.statusCode();
        // Partial data is completed by the pages that follow.
        if (status != StatusCode.COMPLETE && status != StatusCode.PARTIAL_DATA) {
            throw new MetricsUnreadableException(
                    "cannot read " + series.metric() + ": CloudWatch answers " + result.statusCodeAsString(), null);
        }
        SortedMap<Instant, Double> values = read.computeIfAbsent(series, ignored -> new TreeMap<>());
        for (int i = 0; i < result.timestamps().size(); i++) {
            values.put(result.timestamps().get(i), result.values().get(i));
        }
    }

    private static GetMetricDataRequest request(
            List<Series> series, Instant from, Instant to, @Nullable String nextToken) {
        return GetMetricDataRequest.builder()
                .startTime(from)
                .endTime(to)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(IntStream.range(0, series.size())
                        .mapToObj(i -> query("m" + i, series.get(i)))
                        .toList())
                .nextToken(nextToken)
                .build();
    }

    private static MetricDataQuery query(String id, Series series) {
        List<Dimension> dimensions = new ArrayList<>();
        new TreeMap<>(series.dimensions())
                .forEach((name, value) -> dimensions.add(
                        Dimension.builder().name(name).value(value).build()));
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric -> metric.namespace(series.namespace())
                                .metricName(series.metric())
                                .dimensions(dimensions))
                        .period(Math.toIntExact(series.period().toSeconds()))
                        .stat(series.statistic()))
                .build();
    }

    private static int index(String id) {
        return Integer.parseInt(id.substring(1));
    }

    @Override
    public List<AlarmState> alarms(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        DescribeAlarmsRequest request = DescribeAlarmsRequest.builder()
                .alarmNames(names)
                .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                .maxRecords(names.size())
                .build();
        try {
            return client.describeAlarmsPaginator(request).stream()
                    .flatMap(CloudWatchMetrics::states)
                    .toList();
        } catch (SdkException e) {
            throw new MetricsUnreadableException("cannot read alarms: " + e.getMessage(), e);
        }
    }

    private static Stream<AlarmState> states(DescribeAlarmsResponse page) {
        return Stream.concat(
                page.metricAlarms().stream()
                        .map(alarm -> state(
                                alarm.alarmName(),
                                alarm.stateValue(),
                                alarm.stateTransitionedTimestamp(),
                                alarm.stateUpdatedTimestamp(),
                                alarm.stateReason())),
                page.compositeAlarms().stream()
                        .map(alarm -> state(
                                alarm.alarmName(),
                                alarm.stateValue(),
                                alarm.stateTransitionedTimestamp(),
                                alarm.stateUpdatedTimestamp(),
                                alarm.stateReason())));
    }

    private static AlarmState state(
            String name,
            @Nullable StateValue state,
            @Nullable Instant transitioned,
            @Nullable Instant updated,
            @Nullable String reason) {
        Instant changed = transitioned != null ? transitioned : updated;
        return new AlarmState(
                name,
                state == StateValue.ALARM,
                changed == null ? Instant.EPOCH : changed,
                reason == null ? "" : reason);
    }
}
