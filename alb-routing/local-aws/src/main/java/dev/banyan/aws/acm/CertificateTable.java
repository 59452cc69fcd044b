package dev.banyan.aws.acm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.CertificateKind;
import dev.banyan.aws.certificate.CertificateStore;
import dev.banyan.aws.certificate.CertificateUses;
import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** ACM's certificates of each region. */
record CertificateTable(CertificateStore store, CertificateUses uses) {

    private static final String ARN = "arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*";
    private static final Pattern PATTERN = Pattern.compile(ARN);

    static String newId() {
        return UUID.randomUUID().toString();
    }

    static Arn arn(Caller caller, String id) {
        return new Arn("arn:" + caller.partition() + ":acm:" + caller.region() + ":" + caller.account()
                + ":certificate/" + id);
    }

    LoadedCertificate find(Caller caller, AcmRequest request) {
        String text = request.required("CertificateArn");
        if (!PATTERN.matcher(text).matches()) {
            throw AcmRequest.constraint(
                    "'" + text + "'", "CertificateArn", "Member must satisfy regular expression pattern: " + ARN);
        }
        LoadedCertificate found = text.startsWith(arn(caller, "").value()) ? store.find(new Arn(text)) : null;
        if (found == null) {
            throw AwsException.of("ResourceNotFoundException", "Could not find certificate " + text + ".");
        }
        return found;
    }

    List<LoadedCertificate> of(Caller caller) {
        String prefix = arn(caller, "").value();
        return store.all().stream()
                .filter(certificate -> certificate.kind() != CertificateKind.SERVER)
                .filter(certificate -> certificate.arn().value().startsWith(prefix))
                .toList();
    }

    Set<Arn> usersOf(LoadedCertificate certificate) {
        return uses.loadBalancersWith(certificate.arn());
    }

    void delete(Caller caller, AcmRequest request, ObjectNode answer) {
        LoadedCertificate certificate = find(caller, request);
        if (!usersOf(certificate).isEmpty()) {
            throw AwsException.of(
                    "ResourceInUseException",
                    "Certificate " + certificate.arn() + " in account " + caller.account() + " is in use.");
        }
        store.remove(certificate.arn());
    }
}
