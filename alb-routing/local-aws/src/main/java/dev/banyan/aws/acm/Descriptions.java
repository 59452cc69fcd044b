package dev.banyan.aws.acm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.CertificateKind;
import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.certificate.Pem;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Describes and lists certificates. */
record Descriptions(CertificateTable table) {

    private static final int MAXIMUM = 1000;

    /** AWS lists certificates with other keys only if they are asked for. */
    private static final List<String> LISTED = List.of("RSA_1024", "RSA_2048");

    void get(Caller caller, AcmRequest request, ObjectNode answer) {
        var chain = table.find(caller, request).chain();
        answer.put("Certificate", Pem.write(chain.subList(0, 1)));
        if (chain.size() > 1) {
            answer.put("CertificateChain", Pem.write(chain.subList(1, chain.size())));
        }
    }

    void describe(Caller caller, AcmRequest request, ObjectNode answer) {
        LoadedCertificate certificate = table.find(caller, request);
        ObjectNode detail = answer.putObject("Certificate");
        common(certificate, detail);
        CertificateText text = new CertificateText(certificate.certificate());
        detail.put("Serial", text.serial())
                .put("Subject", text.subject())
                .put("Issuer", text.issuer())
                .put("SignatureAlgorithm", text.signatureAlgorithm())
                .put("KeyAlgorithm", algorithm(certificate).describedName());
        ArrayNode names = detail.putArray("SubjectAlternativeNames");
        text.names().forEach(names::add);
        ArrayNode users = detail.putArray("InUseBy");
        table.usersOf(certificate).stream().map(Arn::value).forEach(users::add);
        ArrayNode usages = detail.putArray("KeyUsages");
        text.usages().forEach(usage -> usages.addObject().put("Name", usage));
        ArrayNode extended = detail.putArray("ExtendedKeyUsages");
        text.extendedUsages()
                .forEach((oid, name) -> extended.addObject().put("Name", name).put("OID", oid));
        detail.putObject("Options")
                .put(
                        "CertificateTransparencyLoggingPreference",
                        certificate.kind() == CertificateKind.ISSUED ? "ENABLED" : "DISABLED")
                .put("Export", "DISABLED");
        if (certificate.kind() == CertificateKind.ISSUED) {
            validations(certificate, text.names(), detail.putArray("DomainValidationOptions"));
        }
    }

    private static KeyAlgorithms algorithm(LoadedCertificate certificate) {
        return KeyAlgorithms.of(certificate.certificate().getPublicKey());
    }

    /** Writes what descriptions and lists have in common. */
    private static void common(LoadedCertificate certificate, ObjectNode node) {
        boolean imported = certificate.kind() == CertificateKind.IMPORTED;
        double loaded = seconds(certificate.facts().loadedAt());
        node.put("CertificateArn", certificate.arn().value())
                .put("DomainName", new CertificateText(certificate.certificate()).domain())
                .put("Status", "ISSUED")
                .put("Type", imported ? "IMPORTED" : "AMAZON_ISSUED")
                .put("RenewalEligibility", "INELIGIBLE")
                .put("CreatedAt", seconds(certificate.facts().createdAt()))
                .put(imported ? "ImportedAt" : "IssuedAt", loaded)
                .put(
                        "NotBefore",
                        seconds(certificate.certificate().getNotBefore().toInstant()))
                .put("NotAfter", seconds(certificate.certificate().getNotAfter().toInstant()));
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    /** The records that prove a domain on AWS; here nobody looks for them. */
    private static void validations(LoadedCertificate certificate, List<String> names, ArrayNode options) {
        String method = certificate.facts().validation();
        for (String name : names) {
            ObjectNode option = options.addObject()
                    .put("DomainName", name)
                    .put("ValidationDomain", name)
                    .put("ValidationStatus", "SUCCESS")
                    .put("ValidationMethod", method);
            if (method.equals("DNS")) {
                String host = name.startsWith("*.") ? name.substring(2) : name;
                String record = certificate.id().replace("-", "");
                option.putObject("ResourceRecord")
                        .put("Name", "_" + record + "." + host + ".")
                        .put("Type", "CNAME")
                        .put("Value", "_" + record + ".acm-validations.aws.");
            }
        }
    }

    void list(Caller caller, AcmRequest request, ObjectNode answer) {
        List<String> statuses = request.texts("CertificateStatuses");
        List<String> types = request.structure("Includes").texts("keyTypes");
        int size = request.integer("MaxItems", 1, MAXIMUM, MAXIMUM);
        int start = start(request);
        List<LoadedCertificate> found = table.of(caller).stream()
                .filter(one -> statuses.isEmpty() || statuses.contains("ISSUED"))
                .filter(one -> (types.isEmpty() ? LISTED : types)
                        .contains(algorithm(one).apiName()))
                .sorted(order(request))
                .toList();
        List<LoadedCertificate> page =
                found.subList(Math.min(start, found.size()), Math.min(start + size, found.size()));
        ArrayNode list = answer.putArray("CertificateSummaryList");
        page.forEach(one -> summary(one, list.addObject()));
        if (start + size < found.size()) {
            answer.put("NextToken", String.valueOf(start + size));
        }
    }

    private static int start(AcmRequest request) {
        String token = request.text("NextToken");
        if (token != null && !token.matches("\\d{1,6}")) {
            throw AwsException.of("ValidationException", "The token '" + token + "' is invalid");
        }
        return token == null ? 0 : Integer.parseInt(token);
    }

    private static Comparator<LoadedCertificate> order(AcmRequest request) {
        Comparator<LoadedCertificate> order =
                Comparator.comparing(one -> one.facts().createdAt());
        Comparator<LoadedCertificate> whole = order.thenComparing(LoadedCertificate::arn);
        return "DESCENDING".equals(request.text("SortOrder")) ? whole.reversed() : whole;
    }

    private void summary(LoadedCertificate certificate, ObjectNode node) {
        common(certificate, node);
        CertificateText text = new CertificateText(certificate.certificate());
        node.put("KeyAlgorithm", algorithm(certificate).apiName())
                .put("InUse", !table.usersOf(certificate).isEmpty())
                .put("Exported", false)
                .put("HasAdditionalSubjectAlternativeNames", false);
        ArrayNode names = node.putArray("SubjectAlternativeNameSummaries");
        text.names().forEach(names::add);
        ArrayNode usages = node.putArray("KeyUsages");
        text.usages().forEach(usages::add);
        ArrayNode extended = node.putArray("ExtendedKeyUsages");
        text.extendedUsages().values().forEach(extended::add);
    }
}
