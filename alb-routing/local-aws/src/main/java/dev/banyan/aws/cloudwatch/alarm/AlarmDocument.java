package dev.banyan.aws.cloudwatch.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.aws.cloudwatch.protocol.Documents;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import java.util.SortedMap;
import java.util.TreeMap;

/** Alarms and their history as the journal keeps them: as the API tells them, with region and tags. */
final class AlarmDocument {

    private static final String ALARM = "alarm/";
    private static final String HISTORY = "history/";

    private AlarmDocument() {}

    static String key(AlarmKey alarm) {
        return ALARM + alarm.region() + "/" + alarm.name();
    }

    static String key(HistoryItem item) {
        return HISTORY + item.number();
    }

    static boolean isAlarm(String key) {
        return key.startsWith(ALARM);
    }

    static JsonNode write(Alarm alarm, String account) {
        return Documents.tree(AlarmWriting.write(alarm, account)
                .text("Region", alarm.key().region())
                .structures("Tags", TagReading.write(alarm.tags())));
    }

    static JsonNode write(HistoryItem item) {
        Structure written = item.write();
        return Documents.tree(written.text("Region", item.alarm().region()));
    }

    static Alarm readAlarm(JsonNode tree, String account) {
        Input input = Documents.input(tree);
        AlarmSettings settings = AlarmReading.read(input, account);
        Status status = new Status(
                AlarmState.valueOf(input.required("StateValue", 1, 20)),
                input.required("StateReason", 0, 1_023),
                input.text("StateReasonData"),
                input.requiredTime("StateUpdatedTimestamp"),
                input.requiredTime("StateTransitionedTimestamp"));
        SortedMap<String, String> tags = new TreeMap<>(TagReading.read(input));
        return new Alarm(
                new AlarmKey(region(input), settings.name()),
                settings,
                input.requiredTime("AlarmConfigurationUpdatedTimestamp"),
                status,
                tags);
    }

    static HistoryItem readItem(String key, JsonNode tree) {
        Input input = Documents.input(tree);
        return HistoryItem.read(Long.parseLong(key.substring(HISTORY.length())), region(input), input);
    }

    private static String region(Input input) {
        return input.required("Region", 1, 64);
    }
}
