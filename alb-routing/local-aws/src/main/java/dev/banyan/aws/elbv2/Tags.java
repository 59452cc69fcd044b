package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads and writes tags. */
final class Tags {

    private static final String ALLOWED = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$";
    private static final Pattern PATTERN = Pattern.compile(ALLOWED);
    private static final int MAXIMUM_KEY = 128;
    private static final int MAXIMUM_VALUE = 256;

    private Tags() {}

    /** @throws AwsException if a key is there twice, or a key or value is outside its rule */
    static Map<String, String> parse(Members request) {
        Map<String, String> tags = new TreeMap<>();
        for (Members tag : request.structures("Tags")) {
            String key = tag.required("Key");
            String value = tag.text("Value");
            checkKey(key, tag.path("Key"));
            check(value == null ? "" : value, tag.path("Value"), MAXIMUM_VALUE);
            if (tags.putIfAbsent(key, value == null ? "" : value) != null) {
                throw AwsException.of("DuplicateTagKeys", "A tag key was specified more than once: '" + key + "'");
            }
        }
        return checkCount(tags);
    }

    static void checkKey(String key, String path) {
        if (key.isEmpty()) {
            throw AwsException.constraint("''", path, "Member must have length greater than or equal to 1");
        }
        check(key, path, MAXIMUM_KEY);
        if (key.startsWith("aws:")) {
            throw AwsException.validation("Tag keys cannot start with the reserved prefix 'aws:'");
        }
    }

    private static void check(String text, String path, int maximum) {
        if (text.length() > maximum) {
            throw AwsException.constraint(
                    "'" + text + "'", path, "Member must have length less than or equal to " + maximum);
        }
        if (!PATTERN.matcher(text).matches()) {
            throw AwsException.constraint(
                    "'" + text + "'", path, "Member must satisfy regular expression pattern: " + ALLOWED);
        }
    }

    private static Map<String, String> checkCount(Map<String, String> tags) {
        Quotas.check(0, tags.size(), Quotas.TAGS, "TooManyTags", "tags for this resource");
        return tags;
    }

    /** Returns old tags with new ones over them. */
    static Map<String, String> over(Map<String, String> old, Map<String, String> added) {
        Map<String, String> all = new HashMap<>(old);
        all.putAll(added);
        return checkCount(all);
    }

    static void write(XmlWriter xml, Map<String, String> tags) {
        xml.list(
                "Tags",
                new TreeMap<>(tags).entrySet(),
                (tag, entry) -> tag.text("Key", entry.getKey()).text("Value", entry.getValue()));
    }
}
