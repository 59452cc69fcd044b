package dev.banyan.aws.acm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.banyan.aws.wire.AwsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of a request. No refusal tells the value of one that may be a key. */
record AcmRequest(JsonNode node) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final int MAXIMUM_KEY = 128;
    private static final int MAXIMUM_VALUE = 256;

    static AcmRequest parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject() || body.length == 0) {
                return new AcmRequest(node);
            }
        } catch (IOException e) {
            throw AwsException.of("SerializationException", "The body is not JSON");
        }
        throw AwsException.of("SerializationException", "The body is not a JSON object");
    }

    private JsonNode member(String name) {
        JsonNode member = node.path(name);
        return member.isNull() ? MissingNode.getInstance() : member;
    }

    boolean has(String name) {
        return !member(name).isMissingNode();
    }

    @Nullable
    String text(String name) {
        JsonNode member = member(name);
        if (member.isMissingNode()) {
            return null;
        }
        if (!member.isTextual()) {
            throw AwsException.of("SerializationException", name + " is not a string");
        }
        return member.asText();
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    private static AwsException missing(String name) {
        return constraint("null", name, "Member must not be null");
    }

    /** Returns the refusal of a value, which stands in quotes unless it is null. */
    static AwsException constraint(String value, String name, String rule) {
        String path = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return AwsException.of(
                "ValidationException",
                "1 validation error detected: Value " + value + " at '" + path + "' failed to satisfy constraint: "
                        + rule);
    }

    /** Returns a blob as the text that it holds; empty where it is not given. */
    String blob(String name) {
        String text = text(name);
        if (text == null) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsException.of("SerializationException", name + " is not base64");
        }
    }

    String requiredBlob(String name) {
        if (!has(name)) {
            throw missing(name);
        }
        return blob(name);
    }

    int integer(String name, int minimum, int maximum, int otherwise) {
        JsonNode member = member(name);
        if (member.isMissingNode()) {
            return otherwise;
        }
        if (!member.canConvertToInt() || member.asInt() < minimum || member.asInt() > maximum) {
            throw constraint(
                    "'" + member.asText() + "'",
                    name,
                    "Member must have value between " + minimum + " and " + maximum + ", inclusive");
        }
        return member.asInt();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        member(name).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    AcmRequest structure(String name) {
        return new AcmRequest(member(name));
    }

    /** Returns tags by their keys, in the order in which they came; a tag may lack its value. */
    Map<String, @Nullable String> tags(String name) {
        Map<String, @Nullable String> tags = new LinkedHashMap<>();
        for (JsonNode item : member(name)) {
            AcmRequest tag = new AcmRequest(item);
            String key = tag.required("Key");
            String value = tag.text("Value");
            if (key.isEmpty() || key.length() > MAXIMUM_KEY || !TAG.matcher(key).matches()) {
                throw constraint("'" + key + "'", name, "Member must be 1 to 128 letters, digits, spaces or _.:/=+-@");
            }
            if (key.startsWith("aws:")) {
                throw AwsException.of("InvalidTagException", "Tag keys cannot begin with aws:");
            }
            if (value != null
                    && (value.length() > MAXIMUM_VALUE || !TAG.matcher(value).matches())) {
                throw constraint(
                        "'" + value + "'", name, "Member must be 0 to 256 letters, digits, spaces or _.:/=+-@");
            }
            if (tags.containsKey(key)) {
                throw AwsException.of("InvalidTagException", "The tag key '" + key + "' is there twice");
            }
            tags.put(key, value);
        }
        return tags;
    }
}
