package dev.banyan.aws.acm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.CertificateIssuer;
import dev.banyan.aws.certificate.CertificateKind;
import dev.banyan.aws.certificate.CertificateMaterial;
import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.certificate.LoadedCertificate.CertificateFacts;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Has certificates issued at once: nobody is asked whether the names are the caller's. */
record Issuing(CertificateTable table, CertificateIssuer issuer, InstantSource clock) {

    private static final String DOMAIN =
            "(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+" + "((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])";
    private static final Pattern PATTERN = Pattern.compile(DOMAIN);
    private static final int MAXIMUM_DOMAIN = 253;
    private static final int MAXIMUM_NAMES = 100;

    /** A repeated request within this time gets the same certificate. */
    private static final Duration REPEATED = Duration.ofHours(1);

    void perform(Caller caller, AcmRequest request, ObjectNode answer) {
        List<String> names = names(request);
        KeyAlgorithms algorithm = algorithm(request.text("KeyAlgorithm"));
        String validation = validation(request.text("ValidationMethod"));
        Map<String, String> tags = TagActions.checked(request.tags("Tags"));
        if (request.has("CertificateAuthorityArn")) {
            throw AwsException.of("ValidationException", "There is no private certificate authority here.");
        }
        String token = request.text("IdempotencyToken") == null ? "" : request.required("IdempotencyToken");
        Instant now = clock.instant();
        String tokenAndNames = token.isEmpty() ? "" : token + " " + names;
        LoadedCertificate known = tokenAndNames.isEmpty() ? null : repeated(caller, tokenAndNames, now);
        LoadedCertificate certificate = known != null
                ? known
                : issue(caller, names, algorithm, new CertificateFacts(now, now, validation, tokenAndNames, tags));
        answer.put("CertificateArn", certificate.arn().value());
    }

    private @Nullable LoadedCertificate repeated(Caller caller, String token, Instant now) {
        return table.of(caller).stream()
                .filter(one -> one.facts().token().equals(token))
                .filter(one -> one.facts().createdAt().plus(REPEATED).isAfter(now))
                .findFirst()
                .orElse(null);
    }

    private LoadedCertificate issue(
            Caller caller, List<String> names, KeyAlgorithms algorithm, CertificateFacts facts) {
        try {
            CertificateMaterial material = issuer.issue(names, algorithm.type(), algorithm.size());
            String id = CertificateTable.newId();
            LoadedCertificate issued = new LoadedCertificate(
                    CertificateTable.arn(caller, id), id, CertificateKind.ISSUED, material, facts);
            table.store().put(issued);
            return issued;
        } catch (IOException e) {
            throw new AwsException(500, "InternalFailure", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> names(AcmRequest request) {
        Set<String> names = new LinkedHashSet<>();
        names.add(domain(request.required("DomainName"), "DomainName"));
        request.texts("SubjectAlternativeNames").forEach(name -> names.add(domain(name, "SubjectAlternativeNames")));
        if (names.size() > MAXIMUM_NAMES) {
            throw AwsException.of(
                    "LimitExceededException", "A certificate can have " + MAXIMUM_NAMES + " names at most.");
        }
        return List.copyOf(names);
    }

    private static String domain(String name, String member) {
        if (name.length() > MAXIMUM_DOMAIN || !PATTERN.matcher(name).matches()) {
            throw AcmRequest.constraint(
                    "'" + name + "'", member, "Member must satisfy regular expression pattern: " + DOMAIN);
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static KeyAlgorithms algorithm(@Nullable String name) {
        if (name == null) {
            return KeyAlgorithms.RSA_2048;
        }
        return Arrays.stream(KeyAlgorithms.values())
                .filter(one -> one.apiName().equals(name))
                .findFirst()
                .orElseThrow(() -> AcmRequest.constraint(
                        "'" + name + "'",
                        "KeyAlgorithm",
                        "Member must satisfy enum value set: "
                                + Arrays.stream(KeyAlgorithms.values())
                                        .map(KeyAlgorithms::apiName)
                                        .toList()));
    }

    private static String validation(@Nullable String method) {
        if (method != null && !method.equals("DNS") && !method.equals("EMAIL")) {
            throw AcmRequest.constraint(
                    "'" + method + "'", "ValidationMethod", "Member must satisfy enum value set: [EMAIL, DNS]");
        }
        return method == null ? "EMAIL" : method;
    }
}
