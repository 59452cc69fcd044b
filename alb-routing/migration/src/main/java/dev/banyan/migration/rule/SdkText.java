package dev.banyan.migration.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Writes an object of the SDK by its members' names as the API has them: all of them, also those that
 * this room does not know, and the same from one version of the SDK to the next.
 */
final class SdkText {

    /** A secret is never told by the API; one that is given must not be kept either. */
    private static final Set<String> LEFT_OUT = Set.of("ClientSecret", "UseExistingClientSecret");

    private SdkText() {}

    static String of(@Nullable Object value) {
        if (value instanceof SdkPojo object) {
            return members(object);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SdkText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put(String.valueOf(key), of(member)));
            return sorted.toString();
        }
        return String.valueOf(value);
    }

    private static String members(SdkPojo object) {
        Map<String, String> members = new TreeMap<>();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.getValueOrDefault(object);
            if (value != null && !isEmpty(value) && !LEFT_OUT.contains(field.memberName())) {
                members.put(field.memberName(), of(value));
            }
        }
        return members.entrySet().stream()
                .map(member -> member.getKey() + " " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static boolean isEmpty(Object value) {
        return value instanceof List<?> list ? list.isEmpty() : value instanceof Map<?, ?> map && map.isEmpty();
    }
}
