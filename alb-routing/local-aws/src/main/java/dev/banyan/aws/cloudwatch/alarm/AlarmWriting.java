package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.data.MetricQuery;
import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.data.MetricStat;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import java.util.List;

/** Writes alarms as DescribeAlarms tells them. */
final class AlarmWriting {

    private AlarmWriting() {}

    static Structure write(Alarm alarm, String account) {
        AlarmSettings settings = alarm.settings();
        Status status = alarm.status();
        Structure written = new Structure()
                .text("AlarmName", settings.name())
                .text("AlarmArn", alarm.key().arn(account))
                .text("AlarmDescription", settings.description())
                .time("AlarmConfigurationUpdatedTimestamp", alarm.configured())
                .flag("ActionsEnabled", settings.actions().areEnabled())
                .texts("OKActions", settings.actions().ok())
                .texts("AlarmActions", settings.actions().alarm())
                .texts("InsufficientDataActions", settings.actions().insufficientData())
                .text("StateValue", status.state().name())
                .text("StateReason", status.reason())
                .text("StateReasonData", status.reasonData())
                .time("StateUpdatedTimestamp", status.updated());
        writeWatched(written, settings.watched());
        MissingData missingData = settings.missingData();
        return written.integer("EvaluationPeriods", settings.periods())
                .integer("DatapointsToAlarm", settings.breachesNeeded())
                .number("Threshold", settings.threshold())
                .text("ComparisonOperator", settings.comparison().apiName())
                .text("TreatMissingData", missingData == null ? null : missingData.apiName())
                .text("EvaluateLowSampleCountPercentile", settings.lowSampleCount())
                .time("StateTransitionedTimestamp", status.transitioned());
    }

    private static void writeWatched(Structure written, Watched watched) {
        if (watched instanceof Watched.OneMetric one) {
            MetricStat stat = one.stat();
            written.text("MetricName", stat.metric().name())
                    .text("Namespace", stat.metric().namespace())
                    .text(
                            one.isExtended() ? "ExtendedStatistic" : "Statistic",
                            stat.statistic().name())
                    .structures(
                            "Dimensions",
                            MetricReading.writeDimensions(stat.metric().dimensions()))
                    .integer("Period", stat.period())
                    .text("Unit", stat.unit());
        } else if (watched instanceof Watched.Queries queries) {
            written.structures("Dimensions", List.of())
                    .structures(
                            "Metrics",
                            queries.queries().stream().map(MetricQuery::write).toList());
        }
    }
}
