package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions about the tags of alarms. */
record AlarmTags(Alarms alarms) {

    Operation list(Caller caller, Input input) {
        String arn = arn(input);
        return () -> new Structure()
                .structures("Tags", TagReading.write(find(caller, arn).tags()));
    }

    Operation add(Caller caller, Input input) {
        String arn = arn(input);
        Map<String, String> added = TagReading.read(input);
        return () -> {
            Alarm alarm = find(caller, arn);
            Map<String, String> all = new TreeMap<>(alarm.tags());
            all.putAll(added);
            if (all.size() > TagReading.MAXIMUM_TAGS) {
                throw AwsException.of(
                        "InvalidParameterValue",
                        "An alarm may have no more than " + TagReading.MAXIMUM_TAGS + " tags.");
            }
            alarms.change(alarm.key(), before -> before.withTags(all));
            return new Structure();
        };
    }

    Operation remove(Caller caller, Input input) {
        String arn = arn(input);
        List<String> keys = input.texts("TagKeys", TagReading.MAXIMUM_TAGS, 1, TagReading.MAXIMUM_KEY);
        return () -> {
            Map<String, String> rest = new TreeMap<>(find(caller, arn).tags());
            keys.forEach(rest::remove);
            alarms.change(find(caller, arn).key(), before -> before.withTags(rest));
            return new Structure();
        };
    }

    private static String arn(Input input) {
        return input.required("ResourceARN", 1, 1024);
    }

    private Alarm find(Caller caller, String arn) {
        String[] parts = arn.split(":", 7);
        Alarm found = parts.length == 7 ? alarms.find(new AlarmKey(caller.region(), parts[6])) : null;
        if (found == null || !found.key().arn(caller.account()).equals(arn)) {
            throw new AwsException(404, "ResourceNotFoundException", "There is no alarm with the ARN " + arn);
        }
        return found;
    }
}
