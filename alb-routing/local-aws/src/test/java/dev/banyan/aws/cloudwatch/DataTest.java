package dev.banyan.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** The SDK for Java reads known numbers, and its own. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class DataTest {

    private static final Instant START = CloudWatchEndpoint.START;

    private final CloudWatchEndpoint endpoint = CloudWatchEndpoint.open();
    private final CloudWatchClient client = endpoint.client();

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static Metric metric(String name) {
        return Metric.builder()
                .namespace("AWS/ApplicationELB")
                .metricName(name)
                .dimensions(Dimension.builder()
                        .name("LoadBalancer")
                        .value(CloudWatchEndpoint.LOAD_BALANCER)
                        .build())
                .build();
    }

    private static MetricDataQuery query(String id, String name, String statistic, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric(name)).stat(statistic).period(period))
                .build();
    }

    private static MetricDataQuery expression(String id, String expression) {
        return MetricDataQuery.builder().id(id).expression(expression).build();
    }

    private GetMetricDataRequest.Builder minutes(int count, MetricDataQuery... queries) {
        return GetMetricDataRequest.builder()
                .startTime(START)
                .endTime(START.plus(Duration.ofMinutes(count)))
                .metricDataQueries(queries);
    }

    @Test
    void statistics_areOfWholePeriods_andOfTheirUnit() {
        for (int second = 0; second < 150; second++) {
            endpoint.sample("TargetResponseTime", "Seconds", START.plusSeconds(second), second, second + 0.5);
        }
        List<Datapoint> points = client.getMetricStatistics(request -> request.namespace("AWS/ApplicationELB")
                        .metricName("TargetResponseTime")
                        .dimensions(metric("x").dimensions())
                        .startTime(START.plusSeconds(59))
                        .endTime(START.plusSeconds(121))
                        .period(60)
                        .unit(StandardUnit.SECONDS)
                        .statisticsWithStrings("SampleCount", "Sum", "Average", "Minimum", "Maximum"))
                .datapoints();

        assertThat(points)
                .containsExactly(
                        point(0, 120, 3570, 29.75, 0, 59.5),
                        point(60, 120, 10770, 89.75, 60, 119.5),
                        point(120, 60, 8085, 134.75, 120, 149.5));
        var extended = client.getMetricStatistics(request -> request.namespace("AWS/ApplicationELB")
                .metricName("TargetResponseTime")
                .dimensions(metric("x").dimensions())
                .startTime(START)
                .endTime(START.plusSeconds(60))
                .period(60)
                .extendedStatistics("p50", "p99", "tm50"));
        assertThat(extended.label()).isEqualTo("TargetResponseTime");
        assertThat(extended.datapoints().get(0).extendedStatistics())
                .containsExactlyInAnyOrderEntriesOf(Map.of("p50", 29.5, "p99", 59.0, "tm50", 14.7));
        assertThat(client.getMetricStatistics(request -> request.namespace("AWS/ApplicationELB")
                                .metricName("TargetResponseTime")
                                .dimensions(metric("x").dimensions())
                                .startTime(START)
                                .endTime(START.plusSeconds(60))
                                .period(60)
                                .unit(StandardUnit.BYTES)
                                .statistics(Statistic.SUM))
                        .datapoints())
                .isEmpty();
    }

    private static Datapoint point(
            int second, double count, double sum, double average, double minimum, double maximum) {
        return Datapoint.builder()
                .timestamp(START.plusSeconds(second))
                .sampleCount(count)
                .sum(sum)
                .average(average)
                .minimum(minimum)
                .maximum(maximum)
                .unit(StandardUnit.SECONDS)
                .build();
    }

    @Test
    void data_ofMetricsAndExpressions_newestFirst() {
        for (int minute = 0; minute < 3; minute++) {
            Instant time = START.plusSeconds(60L * minute + 5);
            endpoint.sample("RequestCount", "Count", time, 1, 1, 1, 1);
            endpoint.sample("HTTPCode_Target_5XX_Count", "Count", time, new double[] {1, 1, 1}[minute]);
        }
        endpoint.sample("HTTPCode_Target_5XX_Count", "Count", START.plusSeconds(130), 1);
        GetMetricDataResponse data = client.getMetricData(minutes(
                        4,
                        query("all", "RequestCount", "Sum", 60).toBuilder()
                                .returnData(false)
                                .build(),
                        query("bad", "HTTPCode_Target_5XX_Count", "Sum", 60),
                        expression("share", "100 * bad / all"),
                        expression("filled", "FILL(METRICS(\"bad\"), 0)"))
                .build());

        assertThat(data.metricDataResults())
                .extracting(result -> result.id() + " " + result.label() + " " + result.values())
                .containsExactly(
                        "bad HTTPCode_Target_5XX_Count [2.0, 1.0, 1.0]",
                        "share share [50.0, 25.0, 25.0]",
                        "filled filled HTTPCode_Target_5XX_Count [0.0, 2.0, 1.0, 1.0]");
        assertThat(data.metricDataResults().get(0).timestamps())
                .containsExactly(START.plusSeconds(120), START.plusSeconds(60), START);
        assertThat(data.metricDataResults().get(0).statusCode()).isEqualTo(StatusCode.COMPLETE);
        assertThat(data.nextToken()).isNull();
    }

    @Test
    void labels_nameWhatDiffers_andUnitsAreChosen() {
        endpoint.sample("RequestCount", "Count", START, 1);
        endpoint.sample("RequestCount", "Bytes", START, 7);
        List<MetricDataResult> results = client.getMetricData(minutes(
                                1,
                                query("a", "RequestCount", "Sum", 60),
                                query("b", "RequestCount", "Minimum", 30),
                                query("c", "RequestCount", "Sum", 60).toBuilder()
                                        .label("mine")
                                        .build())
                        .build())
                .metricDataResults();

        assertThat(results)
                .extracting(MetricDataResult::label)
                .containsExactly("RequestCount Sum 60", "RequestCount Minimum 30", "mine");
        assertThat(results.get(0).values()).containsExactly(7.0);
        assertThat(results.get(0).messages().get(0).value()).isEqualTo("Multiple units returned: '[Bytes, Count]'");
    }

    @Test
    void paginator_tellsEveryPointOnce() {
        for (int minute = 0; minute < 10; minute++) {
            endpoint.sample("RequestCount", "Count", START.plusSeconds(60L * minute), minute);
            endpoint.sample("ProcessedBytes", "Bytes", START.plusSeconds(60L * minute), 10 * minute);
        }
        var pages = client.getMetricDataPaginator(minutes(
                        10,
                        query("none", "Nothing", "Sum", 60),
                        query("a", "RequestCount", "Sum", 60),
                        query("b", "ProcessedBytes", "Sum", 60))
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .maxDatapoints(3)
                .build());
        List<Double> a = new ArrayList<>();
        List<Double> b = new ArrayList<>();
        int count = 0;
        for (GetMetricDataResponse page : pages) {
            count++;
            assertThat(page.metricDataResults().stream()
                            .mapToInt(result -> result.values().size())
                            .sum())
                    .isLessThanOrEqualTo(3);
            for (MetricDataResult result : page.metricDataResults()) {
                if (result.id().equals("a")) {
                    a.addAll(result.values());
                    assertThat(result.statusCode())
                            .isEqualTo(a.size() == 10 ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA);
                } else {
                    b.addAll(result.values());
                }
            }
        }
        assertThat(count).isEqualTo(7);
        assertThat(a).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
        assertThat(b).hasSize(10).contains(90.0);
    }

    @Test
    void putMetrics_areListedAndRead_largeRequestsCompressed() {
        List<MetricDatum> data = IntStream.range(0, 700)
                .mapToObj(i -> MetricDatum.builder()
                        .metricName("Orders" + i)
                        .dimensions(Dimension.builder()
                                .name("Lane")
                                .value("lane-" + i % 7)
                                .build())
                        .timestamp(START)
                        .unit(StandardUnit.COUNT)
                        .values(1.0, 2.0)
                        .counts(3.0, 1.0)
                        .build())
                .toList();
        client.putMetricData(request -> request.namespace("Shop").metricData(data));
        client.putMetricData(request -> request.namespace("Shop")
                .metricData(datum -> datum.metricName("Orders0")
                        .dimensions(
                                Dimension.builder().name("Lane").value("lane-0").build())
                        .unit(StandardUnit.COUNT)
                        .timestamp(START)
                        .statisticValues(set ->
                                set.sampleCount(2.0).sum(10.0).minimum(4.0).maximum(6.0))));

        assertThat(client.listMetricsPaginator(request -> request.namespace("Shop")).metrics().stream()
                        .map(Metric::metricName)
                        .collect(java.util.stream.Collectors.toSet()))
                .hasSize(700)
                .containsAll(Set.of("Orders0", "Orders699"));
        assertThat(client.listMetrics(request -> request.namespace("Shop")).metrics())
                .hasSize(500);
        assertThat(client.listMetrics(request -> request.namespace("Shop")
                                .dimensions(DimensionFilter.builder()
                                        .name("Lane")
                                        .value("lane-3")
                                        .build()))
                        .metrics())
                .hasSize(100);
        var orders = client.getMetricStatistics(request -> request.namespace("Shop")
                        .metricName("Orders0")
                        .dimensions(
                                Dimension.builder().name("Lane").value("lane-0").build())
                        .startTime(START)
                        .endTime(START.plusSeconds(60))
                        .period(60)
                        .statisticsWithStrings("Sum", "SampleCount", "Maximum"))
                .datapoints()
                .get(0);
        assertThat(orders.sum()).isEqualTo(15);
        assertThat(orders.sampleCount()).isEqualTo(6);
        assertThat(orders.maximum()).isEqualTo(6);
        assertThat(orders.unit()).isEqualTo(StandardUnit.COUNT);
    }

    @Test
    void list_isFiltered() {
        endpoint.sample("RequestCount", "Count", START.minus(Duration.ofHours(4)), 1);
        endpoint.sample("ProcessedBytes", "Bytes", START, 1);

        assertThat(client.listMetrics().metrics()).containsExactly(metric("ProcessedBytes"), metric("RequestCount"));
        assertThat(client.listMetrics(request -> request.recentlyActive(RecentlyActive.PT3_H))
                        .metrics())
                .containsExactly(metric("ProcessedBytes"));
        assertThat(client.listMetrics(request -> request.metricName("RequestCount"))
                        .metrics())
                .hasSize(1);
        assertThat(client.listMetrics(request -> request.dimensions(
                                filter -> filter.name("LoadBalancer"), filter -> filter.name("Zone")))
                        .metrics())
                .isEmpty();
        assertThat(client.listMetrics(
                                request -> request.includeLinkedAccounts(true).owningAccount("111122223333"))
                        .metrics())
                .isEmpty();
    }
}
