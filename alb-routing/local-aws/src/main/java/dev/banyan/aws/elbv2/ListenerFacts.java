package dev.banyan.aws.elbv2;

import java.util.List;
import java.util.Map;

/**
 * What the API tells of a listener besides the model.
 *
 * @param sslPolicy the security policy, or empty for HTTP
 * @param certificates the certificates, the default one first; none for HTTP
 * @param tags its tags
 */
record ListenerFacts(String sslPolicy, List<String> certificates, Map<String, String> tags) {

    static final ListenerFacts NONE = new ListenerFacts("", List.of(), Map.of());

    ListenerFacts {
        certificates = List.copyOf(certificates);
        tags = Map.copyOf(tags);
    }

    ListenerFacts withTags(Map<String, String> newTags) {
        return new ListenerFacts(sslPolicy, certificates, newTags);
    }

    ListenerFacts withCertificates(List<String> newCertificates) {
        return new ListenerFacts(sslPolicy, newCertificates, tags);
    }
}
