package dev.banyan.aws.cloudwatch.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.metric.MetricSources;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions that make, change and delete alarms. */
record AlarmChanges(Alarms alarms, InstantSource clock) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAXIMUM_NAMES = 100;

    Operation put(Caller caller, Input input) {
        AlarmSettings settings = AlarmReading.read(input, caller.account());
        Map<String, String> tags = TagReading.read(input);
        Points.check(settings.watched(), new MetricSources(List.of()), clock.instant());
        return () -> {
            alarms.put(new AlarmKey(caller.region(), settings.name()), settings, tags, clock.instant());
            return null;
        };
    }

    /** Names that there are not are passed over, as by AWS. */
    Operation delete(Caller caller, Input input) {
        List<String> names = names(input);
        return () -> {
            names.forEach(name -> alarms.delete(new AlarmKey(caller.region(), name), clock.instant()));
            return null;
        };
    }

    Operation enable(Caller caller, Input input, boolean enabled) {
        List<String> names = names(input);
        return () -> {
            for (String name : names) {
                alarms.change(new AlarmKey(caller.region(), name), alarm -> {
                    AlarmSettings settings = alarm.settings();
                    return alarm.withSettings(
                            settings.withActions(settings.actions().withEnabled(enabled)), clock.instant());
                });
            }
            return null;
        };
    }

    private static List<String> names(Input input) {
        List<String> names = input.texts("AlarmNames", MAXIMUM_NAMES, 1, MetricReading.MAXIMUM_NAME);
        if (!input.has("AlarmNames")) {
            throw AwsException.of("MissingParameter", "The parameter AlarmNames is required.");
        }
        return names;
    }

    Operation setState(Caller caller, Input input) {
        String name = AlarmReading.name(input);
        String state = input.choice("StateValue", AlarmState.NAMES);
        String reason = input.required("StateReason", 0, 1_023);
        String reasonData = input.text("StateReasonData", 0, 4_000);
        if (state == null) {
            throw AwsException.of("MissingParameter", "The parameter StateValue is required.");
        }
        checkJson(reasonData);
        return () -> {
            Alarm alarm = alarms.find(new AlarmKey(caller.region(), name));
            if (alarm == null) {
                throw new AwsException(404, "ResourceNotFound", "There is no alarm " + name);
            }
            Instant now = clock.instant();
            alarms.setStatus(alarm, alarm.status().next(AlarmState.valueOf(state), reason, reasonData, now));
            return null;
        };
    }

    private static void checkJson(@Nullable String text) {
        try {
            if (text != null) {
                var unused = JSON.readTree(text);
            }
        } catch (JsonProcessingException e) {
            throw AwsException.of("InvalidFormat", "StateReasonData: " + e.getOriginalMessage() + " (expected: JSON)");
        }
    }
}
