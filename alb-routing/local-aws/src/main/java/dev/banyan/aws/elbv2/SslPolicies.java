package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The predefined security policies that listeners may name. The data plane offers what the JDK offers. */
final class SslPolicies {

    /** What the API assumes where a listener names none. */
    static final String DEFAULT = "ELBSecurityPolicy-2016-08";

    private static final List<String> TLS_13 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    private static final List<String> FORWARD_GCM = List.of(
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            "ECDHE-RSA-AES128-GCM-SHA256",
            "ECDHE-ECDSA-AES256-GCM-SHA384",
            "ECDHE-RSA-AES256-GCM-SHA384");
    private static final List<String> FORWARD_CBC = List.of(
            "ECDHE-ECDSA-AES128-SHA256",
            "ECDHE-RSA-AES128-SHA256",
            "ECDHE-ECDSA-AES256-SHA384",
            "ECDHE-RSA-AES256-SHA384");
    private static final List<String> FORWARD_SHA =
            List.of("ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA", "ECDHE-RSA-AES256-SHA", "ECDHE-ECDSA-AES256-SHA");
    private static final List<String> PLAIN_SHA2 =
            List.of("AES128-GCM-SHA256", "AES128-SHA256", "AES256-GCM-SHA384", "AES256-SHA256");
    private static final List<String> PLAIN_SHA = List.of("AES128-SHA", "AES256-SHA");

    static final List<SslPolicy> ALL = List.of(
            policy(DEFAULT, "1.0 1.1 1.2", List.of(FORWARD_GCM, FORWARD_CBC, FORWARD_SHA, PLAIN_SHA2, PLAIN_SHA)),
            policy(
                    "ELBSecurityPolicy-TLS-1-1-2017-01",
                    "1.1 1.2",
                    List.of(FORWARD_GCM, FORWARD_CBC, FORWARD_SHA, PLAIN_SHA2, PLAIN_SHA)),
            policy("ELBSecurityPolicy-TLS-1-2-2017-01", "1.2", List.of(FORWARD_GCM, FORWARD_CBC, PLAIN_SHA2)),
            policy(
                    "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
                    "1.2",
                    List.of(FORWARD_GCM, FORWARD_CBC, FORWARD_SHA, PLAIN_SHA2, PLAIN_SHA)),
            policy("ELBSecurityPolicy-FS-1-2-Res-2020-10", "1.2", List.of(FORWARD_GCM)),
            policy("ELBSecurityPolicy-TLS13-1-3-2021-06", "1.3", List.of(TLS_13)),
            policy("ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "1.2 1.3", List.of(TLS_13, FORWARD_GCM)),
            policy("ELBSecurityPolicy-TLS13-1-2-2021-06", "1.2 1.3", List.of(TLS_13, FORWARD_GCM, FORWARD_CBC)),
            policy(
                    "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06",
                    "1.2 1.3",
                    List.of(TLS_13, FORWARD_GCM, FORWARD_CBC, PLAIN_SHA2)),
            policy(
                    "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06",
                    "1.2 1.3",
                    List.of(TLS_13, FORWARD_GCM, FORWARD_CBC, FORWARD_SHA, PLAIN_SHA2, PLAIN_SHA)));

    private SslPolicies() {}

    /**
     * A policy.
     *
     * @param name its name
     * @param protocols such as {@code TLSv1.2}
     * @param ciphers by descending preference
     */
    record SslPolicy(String name, List<String> protocols, List<String> ciphers) {}

    /** A cipher with its place in a policy. */
    private record Cipher(String name, int priority) {}

    private static SslPolicy policy(String name, String versions, List<List<String>> ciphers) {
        List<String> protocols = Stream.of(versions.split(" "))
                .map(version -> version.equals("1.0") ? "TLSv1" : "TLSv" + version)
                .toList();
        return new SslPolicy(
                name, protocols, ciphers.stream().flatMap(List::stream).toList());
    }

    /** @throws AwsException if there is no such policy */
    static void require(String name) {
        if (ALL.stream().noneMatch(policy -> policy.name().equals(name))) {
            throw AwsException.of("SSLPolicyNotFound", "SSL policy '" + name + "' not found");
        }
    }

    static void write(XmlWriter xml, SslPolicy policy) {
        List<Cipher> ciphers = new ArrayList<>();
        policy.ciphers().forEach(name -> ciphers.add(new Cipher(name, ciphers.size() + 1)));
        xml.texts("SslProtocols", policy.protocols())
                .list(
                        "Ciphers",
                        ciphers,
                        (cipher, one) -> cipher.text("Name", one.name()).text("Priority", one.priority()))
                .text("Name", policy.name())
                .texts("SupportedLoadBalancerTypes", List.of("application", "network"));
    }
}
