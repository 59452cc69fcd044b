package dev.banyan.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.aws.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Alarms over known numbers, while hours pass. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class AlarmTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:pager";

    private final CloudWatchEndpoint endpoint = CloudWatchEndpoint.open();
    private final CloudWatchClient client = endpoint.client();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static Consumer<PutMetricAlarmRequest.Builder> errors(String name) {
        return alarm -> alarm.alarmName(name)
                .namespace("AWS/ApplicationELB")
                .metricName("HTTPCode_Target_5XX_Count")
                .dimensions(dimension -> dimension.name("LoadBalancer").value(CloudWatchEndpoint.LOAD_BALANCER))
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(2.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
    }

    private void put(Consumer<PutMetricAlarmRequest.Builder> alarm, Consumer<PutMetricAlarmRequest.Builder> more) {
        client.putMetricAlarm(request -> {
            alarm.accept(request);
            more.accept(request);
        });
    }

    private MetricAlarm alarm(String name) {
        return client.describeAlarms(request -> request.alarmNames(name))
                .metricAlarms()
                .get(0);
    }

    private void errors(int count) {
        for (int i = 0; i < count; i++) {
            endpoint.sample("HTTPCode_Target_5XX_Count", "Count", endpoint.now(), 1);
        }
    }

    @Test
    void alarm_goesThroughItsStates_inAwsWords() {
        put(errors("errors"), more -> {});
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(alarm("errors").stateReason()).isEqualTo("Unchecked: Initial alarm creation");

        endpoint.service().evaluate();
        assertThat(alarm("errors").stateReason()).isEqualTo("Insufficient Data: 1 datapoint was unknown.");

        errors(3);
        endpoint.pass(60);
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        endpoint.pass(1);
        MetricAlarm alarm = alarm("errors");
        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm.stateReason())
                .isEqualTo("Threshold Crossed: 1 datapoint [3.0 (23/11/26 12:00:00)] was greater than the"
                        + " threshold (2.0).");
        assertThat(alarm.stateReasonData())
                .isEqualTo("{\"version\":\"1.0\",\"queryDate\":\"2026-11-23T12:01:01.000+0000\","
                        + "\"startDate\":\"2026-11-23T12:00:00.000+0000\",\"statistic\":\"Sum\",\"period\":60,"
                        + "\"recentDatapoints\":[3.0],\"threshold\":2.0,\"evaluatedDatapoints\":[{\"timestamp\":"
                        + "\"2026-11-23T12:00:00.000+0000\",\"sampleCount\":3.0,\"value\":3.0}]}");
        assertThat(alarm.stateTransitionedTimestamp()).isEqualTo(endpoint.now());

        errors(1);
        endpoint.pass(60);
        assertThat(alarm("errors").stateReason())
                .isEqualTo("Threshold Crossed: 1 datapoint [1.0 (23/11/26 12:01:00)] was not greater than the"
                        + " threshold (2.0).");
        endpoint.pass(180);
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(summaries("errors"))
                .containsExactly(
                        "Alarm updated from OK to INSUFFICIENT_DATA",
                        "Alarm updated from ALARM to OK",
                        "Alarm updated from INSUFFICIENT_DATA to ALARM",
                        "Alarm \"errors\" created");
    }

    private List<String> summaries(String name) {
        return client.describeAlarmHistory(request -> request.alarmName(name)).alarmHistoryItems().stream()
                .map(AlarmHistoryItem::historySummary)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "breaching | ALARM | no datapoints were received for 2 periods and 2 missing datapoints were treated as"
                        + " [Breaching].",
                "notBreaching | OK | no datapoints were received for 2 periods and 2 missing datapoints were treated as"
                        + " [NonBreaching].",
                "ignore | INSUFFICIENT_DATA | ",
                "missing | INSUFFICIENT_DATA | Insufficient Data: 2 datapoints were unknown."
            })
    void missingData_isTreatedAsAsked(String treatment, String state, String reason) {
        put(errors("errors"), more -> more.treatMissingData(treatment).evaluationPeriods(2));
        endpoint.pass(600);

        assertThat(alarm("errors").stateValueAsString()).isEqualTo(state);
        assertThat(alarm("errors").stateReason())
                .isEqualTo(
                        reason == null
                                ? "Unchecked: Initial alarm creation"
                                : reason.startsWith("no") ? "Threshold Crossed: " + reason : reason);
    }

    @Test
    void twoOfThree_raiseAnAlarm_andTwoGoodOnesEndIt() {
        put(errors("errors"), more -> more.evaluationPeriods(3).datapointsToAlarm(2));
        endpoint.pass(1);
        for (int errors : new int[] {5, 0, 4}) {
            endpoint.sample("HTTPCode_Target_5XX_Count", "Count", endpoint.now(), errors);
            endpoint.pass(60);
        }
        assertThat(alarm("errors").stateReason())
                .isEqualTo("Threshold Crossed: 2 out of the last 3 datapoints [4.0 (23/11/26 12:02:00), 5.0 (23/11/26"
                        + " 12:00:00)] were greater than the threshold (2.0) (minimum 2 datapoints for OK -> ALARM"
                        + " transition).");
        endpoint.sample("HTTPCode_Target_5XX_Count", "Count", endpoint.now(), 0);
        endpoint.pass(60);
        assertThat(alarm("errors").stateReason())
                .isEqualTo("Threshold Crossed: 2 out of the last 3 datapoints [0.0 (23/11/26 12:03:00), 0.0 (23/11/26"
                        + " 12:01:00)] were not greater than the threshold (2.0) (minimum 2 datapoints for ALARM -> OK"
                        + " transition).");
    }

    @ParameterizedTest
    @CsvSource({
        "GreaterThanOrEqualToThreshold, 2, ALARM", "GreaterThanOrEqualToThreshold, 1, OK",
        "GreaterThanThreshold, 2, OK", "GreaterThanThreshold, 3, ALARM",
        "LessThanThreshold, 2, OK", "LessThanThreshold, 1, ALARM",
        "LessThanOrEqualToThreshold, 2, ALARM", "LessThanOrEqualToThreshold, 3, OK"
    })
    void comparison_isAsNamed(String operator, double value, String state) {
        put(errors("errors"), more -> more.comparisonOperator(operator).period(10));
        endpoint.sample("HTTPCode_Target_5XX_Count", "Count", endpoint.now(), value);
        endpoint.pass(11);

        assertThat(alarm("errors").stateValueAsString()).isEqualTo(state);
    }

    @Test
    void percentileOfFewSamples_isEvaluatedOrIgnored() {
        Consumer<PutMetricAlarmRequest.Builder> slow = alarm -> {
            errors("slow").accept(alarm);
            alarm.metricName("TargetResponseTime")
                    .statistic((Statistic) null)
                    .extendedStatistic("p90")
                    .threshold(0.5);
        };
        put(slow, more -> more.alarmName("evaluate").evaluateLowSampleCountPercentile("evaluate"));
        put(slow, more -> more.alarmName("ignore").evaluateLowSampleCountPercentile("ignore"));
        endpoint.sample("TargetResponseTime", "Seconds", endpoint.now(), 1, 1, 1);
        endpoint.pass(61);
        assertThat(alarm("evaluate").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm("ignore").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(alarm("ignore").extendedStatistic()).isEqualTo("p90");

        endpoint.sample("TargetResponseTime", "Seconds", endpoint.now(), new double[100]);
        for (int i = 0; i < 20; i++) {
            endpoint.sample("TargetResponseTime", "Seconds", endpoint.now(), 1);
        }
        endpoint.pass(60);
        assertThat(alarm("ignore").stateValue()).isEqualTo(StateValue.ALARM);
    }

    @Test
    void mathAlarm_watchesItsExpression() {
        client.putMetricAlarm(alarm -> alarm.alarmName("share")
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .metrics(
                        query -> query.id("share").expression("100 * bad / all").label("share of errors"),
                        query -> query.id("bad")
                                .returnData(false)
                                .metricStat(stat -> stat.period(60)
                                        .stat("Sum")
                                        .metric(metric -> metric(metric, "HTTPCode_Target_5XX_Count"))),
                        query -> query.id("all")
                                .returnData(false)
                                .metricStat(stat ->
                                        stat.period(60).stat("Sum").metric(metric -> metric(metric, "RequestCount")))));
        endpoint.sample("RequestCount", "Count", endpoint.now(), 1, 1, 1, 1, 1);
        errors(1);
        endpoint.pass(61);

        MetricAlarm alarm = alarm("share");
        assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm.stateReason()).contains("1 datapoint [20.0 (23/11/26 12:00:00)] was greater than");
        assertThat(alarm.metrics().get(0).expression()).isEqualTo("100 * bad / all");
        assertThat(alarm.metrics().get(1).metricStat().metric().dimensions()).hasSize(1);
        assertThat(alarm.metricName()).isNull();
        assertThatThrownBy(() -> client.putMetricAlarm(request -> request.alarmName("share")
                        .evaluationPeriods(1)
                        .threshold(10.0)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                        .metrics(
                                query -> query.id("e1").expression("SUM(m1)"),
                                query -> query.id("m1")
                                        .returnData(false)
                                        .metricStat(stat -> stat.period(60)
                                                .stat("Sum")
                                                .metric(metric -> metric(metric, "RequestCount"))))))
                .hasMessageContaining("The expression comes to a number (expected: one time series)");
    }

    private static void metric(software.amazon.awssdk.services.cloudwatch.model.Metric.Builder metric, String name) {
        metric.namespace("AWS/ApplicationELB")
                .metricName(name)
                .dimensions(dimension -> dimension.name("LoadBalancer").value(CloudWatchEndpoint.LOAD_BALANCER));
    }

    @Test
    void hoursPass_inAMoment() {
        put(errors("errors"), more -> more.period(300).evaluationPeriods(2));
        for (int minute = 0; minute < 6 * 60; minute++) {
            double errors = minute / 60 % 2 == 0 ? 1 : 0;
            endpoint.sample("HTTPCode_Target_5XX_Count", "Count", endpoint.now(), errors);
            endpoint.pass(60);
        }
        assertThat(summaries("errors").stream().filter(one -> one.endsWith("to ALARM")))
                .hasSize(3);
    }

    @Test
    void setState_holdsUntilTheNextEvaluation() {
        put(errors("errors"), more -> {});
        endpoint.pass(1);
        client.setAlarmState(request -> request.alarmName("errors")
                .stateValue(StateValue.ALARM)
                .stateReason("a drill")
                .stateReasonData("{\"drill\":true}"));
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(alarm("errors").stateReasonData()).isEqualTo("{\"drill\":true}");
        endpoint.pass(60);
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);

        assertRefused("ResourceNotFound", request -> request.alarmName("nobody"));
        assertRefused("InvalidFormat", request -> request.alarmName("errors").stateReasonData("{"));
    }

    private void assertRefused(String code, Consumer<SetAlarmStateRequest.Builder> change) {
        assertThatThrownBy(() -> client.setAlarmState(request ->
                        change.accept(request.stateValue(StateValue.OK).stateReason("x"))))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }

    @Test
    void alarms_areFoundByEachFilter_inTheirRegion() {
        put(errors("a-1"), more -> more.alarmActions(TOPIC).actionsEnabled(false));
        put(errors("a-2"), more -> more.okActions(TOPIC + "-2"));
        put(errors("b-1"), more -> more.metricName("RequestCount").period(10));
        try (CloudWatchClient other = endpoint.client("us-west-2")) {
            assertThat(other.describeAlarms().metricAlarms()).isEmpty();
        }
        assertThat(client.describeAlarmsPaginator(request -> request.maxRecords(1))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("a-1", "a-2", "b-1");
        assertThat(names(client.describeAlarms(request -> request.alarmNamePrefix("a"))
                        .metricAlarms()))
                .containsExactly("a-1", "a-2");
        assertThat(names(client.describeAlarms(request -> request.actionPrefix(TOPIC))
                        .metricAlarms()))
                .containsExactly("a-1", "a-2");
        assertThat(client.describeAlarms(request -> request.stateValue(StateValue.ALARM))
                        .metricAlarms())
                .isEmpty();
        assertThat(client.describeAlarms(request -> request.alarmTypesWithStrings("CompositeAlarm"))
                        .metricAlarms())
                .isEmpty();
        assertThat(names(client.describeAlarmsForMetric(request -> request.namespace("AWS/ApplicationELB")
                                .metricName("RequestCount")
                                .period(10)
                                .dimensions(dimension ->
                                        dimension.name("LoadBalancer").value(CloudWatchEndpoint.LOAD_BALANCER)))
                        .metricAlarms()))
                .containsExactly("b-1");
        assertThat(client.describeAlarmsForMetric(request ->
                                request.namespace("AWS/ApplicationELB").metricName("RequestCount"))
                        .metricAlarms())
                .isEmpty();

        client.enableAlarmActions(request -> request.alarmNames("a-1", "nobody"));
        client.disableAlarmActions(request -> request.alarmNames("a-2"));
        assertThat(alarm("a-1").actionsEnabled()).isTrue();
        assertThat(alarm("a-2").actionsEnabled()).isFalse();
        client.deleteAlarms(request -> request.alarmNames("a-1", "a-2", "nobody"));
        assertThat(names(client.describeAlarms().metricAlarms())).containsExactly("b-1");
        assertThat(client.describeAlarmHistoryPaginator(request -> request.alarmName("a-1")
                                .historyItemType(HistoryItemType.CONFIGURATION_UPDATE)
                                .startDate(endpoint.now())
                                .endDate(endpoint.now())
                                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                .maxRecords(1))
                        .alarmHistoryItems())
                .extracting(AlarmHistoryItem::historySummary)
                .containsExactly("Alarm \"a-1\" created", "Alarm \"a-1\" deleted");
    }

    private static List<String> names(List<MetricAlarm> alarms) {
        return alarms.stream().map(MetricAlarm::alarmName).toList();
    }

    @Test
    void tags_areSetAtCreationAndChangedByThemselves() {
        put(errors("errors"), more -> more.tags(tag -> tag.key("team").value("shop")));
        put(errors("errors"), more -> more.tags(tag -> tag.key("dropped").value("by AWS")));
        String arn = alarm("errors").alarmArn();
        assertThat(arn).isEqualTo("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors");
        client.tagResource(
                request -> request.resourceARN(arn).tags(tag -> tag.key("stage").value("test")));
        assertThat(client.listTagsForResource(request -> request.resourceARN(arn))
                        .tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("stage=test", "team=shop");
        client.untagResource(request -> request.resourceARN(arn).tagKeys("team"));
        assertThat(client.listTagsForResource(request -> request.resourceARN(arn))
                        .tags())
                .hasSize(1);
    }

    @Test
    void alarms_areBackFromTheJournal() throws IOException {
        MetricAlarm before;
        List<AlarmHistoryItem> history;
        Instant moment;
        try (Journal journal = Journal.open(folder);
                CloudWatchEndpoint first = CloudWatchEndpoint.open(journal)) {
            first.client()
                    .putMetricAlarm(errors("errors")
                            .andThen(more -> more.treatMissingData("breaching")
                                    .alarmDescription("too many")
                                    .datapointsToAlarm(1)
                                    .alarmActions(TOPIC)
                                    .tags(tag -> tag.key("team").value("shop"))));
            first.client().putMetricAlarm(errors("deleted"));
            first.client().deleteAlarms(request -> request.alarmNames("deleted"));
            first.pass(61);
            before = first.client().describeAlarms().metricAlarms().get(0);
            history = first.client().describeAlarmHistory().alarmHistoryItems();
            moment = first.now();
        }
        try (Journal journal = Journal.open(folder);
                CloudWatchEndpoint second = CloudWatchEndpoint.open(journal)) {
            second.setNow(moment);
            assertThat(before.stateValue()).isEqualTo(StateValue.ALARM);
            assertThat(second.client().describeAlarms().metricAlarms()).containsExactly(before);
            assertThat(second.client().describeAlarmHistory().alarmHistoryItems())
                    .isEqualTo(history)
                    .hasSize(4);
            assertThat(second.client()
                            .listTagsForResource(request -> request.resourceARN(before.alarmArn()))
                            .tags())
                    .hasSize(1);
            second.service().reset();
            assertThat(second.client().describeAlarms().metricAlarms()).isEmpty();
            assertThat(journal.entries("cloudwatch")).isEmpty();
        }
    }

    @Test
    void history_isBounded() {
        for (int i = 0; i < 2_100; i++) {
            put(errors("errors"), more -> {});
        }
        assertThat(client.describeAlarmHistoryPaginator().alarmHistoryItems().stream())
                .hasSize(2_000);
    }
}
