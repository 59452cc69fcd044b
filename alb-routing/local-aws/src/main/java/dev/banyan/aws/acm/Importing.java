package dev.banyan.aws.acm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.certificate.CertificateKind;
import dev.banyan.aws.certificate.CertificateMaterial;
import dev.banyan.aws.certificate.CertificateRefusedException;
import dev.banyan.aws.certificate.LoadedCertificate;
import dev.banyan.aws.certificate.LoadedCertificate.CertificateFacts;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.time.InstantSource;

/** Loads certificates. */
record Importing(CertificateTable table, InstantSource clock) {

    void perform(Caller caller, AcmRequest request, ObjectNode answer) {
        String body = request.requiredBlob("Certificate");
        String key = request.requiredBlob("PrivateKey");
        Instant now = clock.instant();
        LoadedCertificate old = request.has("CertificateArn") ? table.find(caller, request) : null;
        CertificateFacts facts = old == null
                ? CertificateFacts.loaded(now, TagActions.checked(request.tags("Tags")))
                : again(old, request, now);
        String id = old == null ? CertificateTable.newId() : old.id();
        try {
            CertificateMaterial material = CertificateMaterial.read(body, request.blob("CertificateChain"), key, now);
            LoadedCertificate loaded = new LoadedCertificate(
                    CertificateTable.arn(caller, id), id, CertificateKind.IMPORTED, material, facts);
            table.store().put(loaded);
            answer.put("CertificateArn", loaded.arn().value());
        } catch (CertificateRefusedException e) {
            throw AwsException.of("ValidationException", e.getMessage());
        }
    }

    private static CertificateFacts again(LoadedCertificate old, AcmRequest request, Instant now) {
        if (request.has("Tags")) {
            throw AwsException.of("ValidationException", "Tagging is not permitted on re-import.");
        }
        if (old.kind() != CertificateKind.IMPORTED) {
            throw AwsException.of(
                    "ValidationException",
                    "The certificate " + old.arn() + " was not imported and cannot be re-imported.");
        }
        CertificateFacts facts = old.facts();
        return new CertificateFacts(facts.createdAt(), now, "", "", facts.tags());
    }
}
