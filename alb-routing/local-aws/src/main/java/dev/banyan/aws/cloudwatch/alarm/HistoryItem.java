package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened to an alarm.
 *
 * @param number its place in the history
 * @param data the details as JSON
 */
record HistoryItem(long number, AlarmKey alarm, Instant time, String type, String summary, String data) {

    static final String CONFIGURATION = "ConfigurationUpdate";
    static final String STATE = "StateUpdate";

    static final List<String> TYPES =
            List.of(CONFIGURATION, STATE, "Action", "AlarmContributorStateUpdate", "AlarmContributorAction");

    Structure write() {
        return new Structure()
                .text("AlarmName", alarm.name())
                .text("AlarmType", "MetricAlarm")
                .time("Timestamp", time)
                .text("HistoryItemType", type)
                .text("HistorySummary", summary)
                .text("HistoryData", data);
    }

    static HistoryItem read(long number, String region, Input input) {
        return new HistoryItem(
                number,
                new AlarmKey(region, input.required("AlarmName", 1, 255)),
                input.requiredTime("Timestamp"),
                input.required("HistoryItemType", 1, 255),
                input.required("HistorySummary", 1, 1_000),
                input.required("HistoryData", 1, 10_000));
    }
}
