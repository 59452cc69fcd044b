package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.wire.AwsException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes tags. */
final class TagReading {

    static final int MAXIMUM_TAGS = 50;
    static final int MAXIMUM_KEY = 128;

    private TagReading() {}

    static Map<String, String> read(Input input) {
        Map<String, String> tags = new TreeMap<>();
        for (Input tag : input.structures("Tags", MAXIMUM_TAGS)) {
            String key = tag.required("Key", 1, MAXIMUM_KEY);
            if (key.startsWith("aws:")) {
                throw AwsException.of("InvalidParameterValue", "Tag keys cannot start with the reserved prefix 'aws:'");
            }
            if (tags.putIfAbsent(key, tag.required("Value", 0, 256)) != null) {
                throw AwsException.of("InvalidParameterValue", "The tag key " + key + " was specified more than once.");
            }
        }
        return tags;
    }

    static List<Structure> write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> new Structure().text("Key", tag.getKey()).text("Value", tag.getValue()))
                .toList();
    }
}
