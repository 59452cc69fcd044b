package dev.banyan.migration.guardrail.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import software.amazon.awssdk.services.cloudwatch.paginators.DescribeAlarmsIterable;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

class CloudWatchMetricsTest {

    private static final Instant FROM = Instant.parse("2026-11-20T10:00:00Z");
    private static final Series REQUESTS = new Series(
            "AWS/ApplicationELB",
            "RequestCount",
            Map.of("TargetGroup", "targetgroup/a/1", "LoadBalancer", "app/b/2"),
            "Sum",
            Duration.ofMinutes(1));
    private static final Series TIMES =
            new Series("AWS/ApplicationELB", "TargetResponseTime", REQUESTS.dimensions(), "p99", Duration.ofMinutes(5));

    /** Answers what a test says, one page after the other. */
    private static final class Scripted implements CloudWatchClient {

        private final Deque<GetMetricDataResponse> pages = new ArrayDeque<>();
        private final Deque<DescribeAlarmsResponse> alarms = new ArrayDeque<>();
        private final List<GetMetricDataRequest> asked = new ArrayList<>();
        private final List<DescribeAlarmsRequest> askedForAlarms = new ArrayList<>();

        @Override
        public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
            asked.add(request);
            if (pages.isEmpty()) {
                throw SdkClientException.create("no answer");
            }
            return pages.removeFirst();
        }

        @Override
        public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
            askedForAlarms.add(request);
            if (alarms.isEmpty()) {
                throw SdkClientException.create("no answer");
            }
            return alarms.removeFirst();
        }

        @Override
        public DescribeAlarmsIterable describeAlarmsPaginator(DescribeAlarmsRequest request) {
            return new DescribeAlarmsIterable(this, request);
        }

        @Override
        public String serviceName() {
            return "monitoring";
        }

        @Override
        public void close() {}
    }

    private final Scripted client = new Scripted();
    private final CloudWatchMetrics metrics = new CloudWatchMetrics(client);

    private static MetricDataResult result(String id, StatusCode status, Instant at, double value) {
        return MetricDataResult.builder()
                .id(id)
                .statusCode(status)
                .timestamps(at)
                .values(value)
                .build();
    }

    private Map<Series, SortedMap<Instant, Double>> read() {
        return metrics.read(List.of(REQUESTS, TIMES), FROM, FROM.plus(Duration.ofHours(1)));
    }

    @Test
    void read_twoSeriesOnTwoPages_oneBatchAndItsPages() {
        Instant later = FROM.plusSeconds(60);
        client.pages.add(GetMetricDataResponse.builder()
                .metricDataResults(
                        result("m0", StatusCode.PARTIAL_DATA, FROM, 7), result("m1", StatusCode.COMPLETE, FROM, 0.2))
                .nextToken("more")
                .build());
        client.pages.add(GetMetricDataResponse.builder()
                .metricDataResults(result("m0", StatusCode.COMPLETE, later, 8))
                .build());
        Map<Series, SortedMap<Instant, Double>> read = read();
        assertThat(read.get(REQUESTS)).containsExactly(entry(FROM, 7.0), entry(later, 8.0));
        assertThat(read.get(TIMES)).containsExactly(entry(FROM, 0.2));
        assertThat(client.asked).extracting(GetMetricDataRequest::nextToken).containsExactly(null, "more");
        assertQueries(client.asked.get(0));
    }

    private static void assertQueries(GetMetricDataRequest asked) {
        assertThat(asked.scanBy()).isEqualTo(ScanBy.TIMESTAMP_ASCENDING);
        assertThat(asked.metricDataQueries()).hasSize(2);
        MetricDataQuery times = asked.metricDataQueries().get(1);
        assertThat(times.metricStat().stat()).isEqualTo("p99");
        assertThat(times.metricStat().period()).isEqualTo(300);
        assertThat(times.metricStat().metric().dimensions())
                .containsExactly(
                        Dimension.builder()
                                .name("LoadBalancer")
                                .value("app/b/2")
                                .build(),
                        Dimension.builder()
                                .name("TargetGroup")
                                .value("targetgroup/a/1")
                                .build());
    }

    @Test
    void read_internalError_isUnreadable() {
        client.pages.add(GetMetricDataResponse.builder()
                .metricDataResults(result("m0", StatusCode.INTERNAL_ERROR, FROM, 7))
                .build());
        assertThatThrownBy(this::read)
                .isInstanceOf(MetricsUnreadableException.class)
                .hasMessage("cannot read RequestCount: CloudWatch answers InternalError");
    }

    @Test
    void read_clientFails_isUnreadable() {
        assertThatThrownBy(this::read)
                .isInstanceOf(MetricsUnreadableException.class)
                .hasMessageStartingWith("cannot read metrics: no answer");
    }

    @Test
    void read_moreSeriesThanACallTakes_isRefused() {
        assertThatThrownBy(() -> metrics.read(Collections.nCopies(501, REQUESTS), FROM, FROM))
                .hasMessage("series: 501 (expected: at most 500)");
    }

    @Test
    void alarms_bothKindsOnTwoPages_areStates() {
        client.alarms.add(DescribeAlarmsResponse.builder()
                .metricAlarms(MetricAlarm.builder()
                        .alarmName("one")
                        .stateValue(StateValue.ALARM)
                        .stateReason("Threshold Crossed")
                        .stateTransitionedTimestamp(FROM)
                        .stateUpdatedTimestamp(FROM.plusSeconds(9))
                        .build())
                .nextToken("more")
                .build());
        client.alarms.add(DescribeAlarmsResponse.builder()
                .compositeAlarms(CompositeAlarm.builder()
                        .alarmName("two")
                        .stateValue(StateValue.INSUFFICIENT_DATA)
                        .stateUpdatedTimestamp(FROM)
                        .build())
                .build());
        assertThat(metrics.alarms(List.of("one", "two")))
                .containsExactly(
                        new AlarmState("one", true, FROM, "Threshold Crossed"), new AlarmState("two", false, FROM, ""));
        assertThat(client.askedForAlarms.get(0).alarmTypes())
                .containsExactly(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM);
    }

    @Test
    void alarms_clientFails_isUnreadable() {
        assertThatThrownBy(() -> metrics.alarms(List.of("one")))
                .isInstanceOf(MetricsUnreadableException.class)
                .hasMessageStartingWith("cannot read alarms: no answer");
        assertThat(metrics.alarms(List.of())).isEmpty();
    }

    /** Answers with one target, or none, or fails. */
    private static final class Targets implements ElasticLoadBalancingV2Client {

        private final Deque<List<String>> answers = new ArrayDeque<>();

        @Override
        public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
            if (answers.isEmpty()) {
                throw SdkClientException.create("no answer");
            }
            return DescribeTargetHealthResponse.builder()
                    .targetHealthDescriptions(answers.removeFirst().stream()
                            .map(id -> TargetHealthDescription.builder()
                                    .target(target -> target.id(id))
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "elasticloadbalancing";
        }

        @Override
        public void close() {}
    }

    @Test
    void function_ofGroup_askedUntilThereIsOne() {
        Targets targets = new Targets();
        RegisteredFunctions functions = new RegisteredFunctions(targets);
        assertThatThrownBy(() -> functions.of(SampleRoute.CATALOG)).isInstanceOf(MetricsUnreadableException.class);
        targets.answers.add(List.of());
        assertThat(functions.of(SampleRoute.CATALOG)).isNull();
        targets.answers.add(List.of("arn:aws:lambda:eu-west-1:123456789012:function:catalog:live"));
        assertThat(functions.of(SampleRoute.CATALOG)).isEqualTo(new LambdaFunction("catalog", "live"));
        assertThat(functions.of(SampleRoute.CATALOG)).isEqualTo(new LambdaFunction("catalog", "live"));
    }
}
