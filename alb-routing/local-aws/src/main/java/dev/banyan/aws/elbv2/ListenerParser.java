package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Protocol;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a listener in a request; null where not given.
 *
 * @param port the port
 * @param protocol the protocol
 * @param sslPolicy the security policy
 * @param certificates the default certificate, or none
 * @param actions the default actions
 */
record ListenerParser(
        @Nullable Integer port,
        @Nullable Protocol protocol,
        @Nullable String sslPolicy,
        List<String> certificates,
        @Nullable ParsedActions actions) {

    private static final Pattern CERTIFICATE =
            Pattern.compile("arn:[a-z-]+:(acm:[a-z0-9-]+:\\d{12}:certificate/.+|iam::\\d{12}:server-certificate/.+)");

    static ListenerParser parse(Members request, Caller caller, Predicate<Arn> existing) {
        Integer port = request.integer("Port", 1, 65_535);
        Protocol protocol = protocol(request.text("Protocol"));
        String policy = request.text("SslPolicy");
        if (policy != null) {
            SslPolicies.require(policy);
        }
        checkMutualAuthentication(request.structure("MutualAuthentication"));
        return new ListenerParser(
                port,
                protocol,
                policy,
                certificates(request, existing),
                request.has("DefaultActions") ? ActionParser.parse(request, "DefaultActions", caller) : null);
    }

    private static @Nullable Protocol protocol(@Nullable String protocol) {
        if (protocol == null) {
            return null;
        }
        if (!protocol.equals("HTTP") && !protocol.equals("HTTPS")) {
            throw AwsException.validation("Listener protocol '" + protocol + "' must be one of 'HTTP, HTTPS'");
        }
        return Protocol.valueOf(protocol);
    }

    static List<String> certificates(Members request, Predicate<Arn> existing) {
        List<String> certificates = request.structures("Certificates").stream()
                .map(certificate -> {
                    // It says in answers which certificate is the default one, and is not to be set.
                    if (certificate.has("IsDefault")) {
                        throw AwsException.validation("You cannot set the isDefault value for a certificate");
                    }
                    return certificate.required("CertificateArn");
                })
                .toList();
        for (String certificate : certificates) {
            if (!CERTIFICATE.matcher(certificate).matches() || !existing.test(new Arn(certificate))) {
                throw AwsException.of("CertificateNotFound", "Certificate '" + certificate + "' not found");
            }
        }
        return certificates;
    }

    /** Clients tell that it is off. */
    private static void checkMutualAuthentication(@Nullable Members mutual) {
        if (mutual != null) {
            mutual.choice("Mode", "off");
        }
    }

    /**
     * Returns what a listener of this protocol tells.
     *
     * @throws AwsException if certificate and protocol do not go together
     */
    ListenerFacts facts(Protocol effective, ListenerFacts old) {
        if (effective == Protocol.HTTP) {
            if (!certificates.isEmpty() || sslPolicy != null) {
                throw AwsException.validation(
                        "Certificates and SSL policies can only be specified if the listener protocol is HTTPS");
            }
            return new ListenerFacts("", List.of(), old.tags());
        }
        boolean keepsOld = certificates.isEmpty() && !old.certificates().isEmpty();
        if (!keepsOld && certificates.size() != 1) {
            throw AwsException.of(
                    "InvalidConfigurationRequest",
                    "You must provide a list containing exactly one certificate if the listener protocol is HTTPS.");
        }
        String oldPolicy = old.sslPolicy().isEmpty() ? SslPolicies.DEFAULT : old.sslPolicy();
        return new ListenerFacts(
                sslPolicy == null ? oldPolicy : sslPolicy, keepsOld ? old.certificates() : certificates, old.tags());
    }
}
