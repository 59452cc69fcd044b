package dev.banyan.aws.iam;

import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists, adds and removes tags. */
record ServerCertificateTags(ServerCertificates certificates) {

    private static final int MAXIMUM = 50;

    static Map<String, String> parse(Members request) {
        Map<String, String> tags = new TreeMap<>();
        for (Members tag : request.structures("Tags")) {
            String key = tag.required("Key");
            if (key.isEmpty() || key.length() > 128 || tags.containsKey(key)) {
                throw AwsException.of("InvalidInput", "The tag key '" + key + "' is empty, too long, or there twice.");
            }
            tags.put(key, tag.required("Value"));
        }
        return tags;
    }

    static void write(XmlWriter xml, LoadedCertificate certificate) {
        xml.list(
                "Tags",
                certificate.facts().tags().entrySet(),
                (item, tag) -> item.text("Key", tag.getKey()).text("Value", tag.getValue()));
    }

    QueryOperation list(Caller caller, Members request) {
        String name = ServerCertificates.name(request);
        return result -> {
            write(result, certificates.find(name));
            result.text("IsTruncated", false);
        };
    }

    QueryOperation add(Caller caller, Members request) {
        String name = ServerCertificates.name(request);
        Map<String, String> added = parse(request);
        return result -> {
            LoadedCertificate found = certificates.find(name);
            Map<String, String> tags = new TreeMap<>(found.facts().tags());
            tags.putAll(added);
            if (tags.size() > MAXIMUM) {
                throw new AwsException(409, "LimitExceeded", "A certificate can have " + MAXIMUM + " tags at most.");
            }
            certificates.store().put(found.with(found.facts().withTags(tags)));
        };
    }

    QueryOperation remove(Caller caller, Members request) {
        String name = ServerCertificates.name(request);
        List<String> keys = request.texts("TagKeys");
        return result -> {
            LoadedCertificate found = certificates.find(name);
            Map<String, String> tags = new TreeMap<>(found.facts().tags());
            keys.forEach(tags::remove);
            certificates.store().put(found.with(found.facts().withTags(tags)));
        };
    }
}
