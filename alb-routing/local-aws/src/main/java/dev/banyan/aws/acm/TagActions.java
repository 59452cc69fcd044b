package dev.banyan.aws.acm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists, adds and removes tags. */
record TagActions(CertificateTable table) {

    private static final int MAXIMUM = 50;

    /** Returns tags with a value each, an empty one where none was given. */
    static Map<String, String> checked(Map<String, @Nullable String> tags) {
        Map<String, String> checked = new LinkedHashMap<>();
        tags.forEach((key, value) -> checked.put(key, value == null ? "" : value));
        if (checked.size() > MAXIMUM) {
            throw AwsException.of("TooManyTagsException", "A certificate can have " + MAXIMUM + " tags at most.");
        }
        return checked;
    }

    void list(Caller caller, AcmRequest request, ObjectNode answer) {
        ArrayNode tags = answer.putArray("Tags");
        table.find(caller, request)
                .facts()
                .tags()
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    }

    void add(Caller caller, AcmRequest request, ObjectNode answer) {
        LoadedCertificate certificate = table.find(caller, request);
        Map<String, @Nullable String> tags = new TreeMap<>(certificate.facts().tags());
        tags.putAll(request.tags("Tags"));
        table.store().put(certificate.with(certificate.facts().withTags(checked(tags))));
    }

    /** A tag with a value is removed only where it has that value. */
    void remove(Caller caller, AcmRequest request, ObjectNode answer) {
        LoadedCertificate certificate = table.find(caller, request);
        Map<String, String> tags = new TreeMap<>(certificate.facts().tags());
        request.tags("Tags").forEach((key, value) -> {
            if (value == null || value.equals(tags.get(key))) {
                tags.remove(key);
            }
        });
        table.store().put(certificate.with(certificate.facts().withTags(tags)));
    }
}
