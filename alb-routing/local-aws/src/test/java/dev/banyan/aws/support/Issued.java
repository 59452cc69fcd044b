package dev.banyan.aws.support;

import dev.banyan.alb.tls.LocalAuthority;
import dev.banyan.aws.certificate.CertificateIssuer;
import dev.banyan.aws.certificate.CertificateMaterial;
import dev.banyan.aws.certificate.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/** Certificates as texts, and who issues them. */
public record Issued(String certificate, String chain, String key) {

    public static final CertificateIssuer ISSUER = issuer(Clock.systemUTC());

    public static CertificateIssuer issuer(InstantSource clock) {
        LocalAuthority authority = new LocalAuthority(null, clock);
        return (names, type, size) -> {
            LocalAuthority.Issued issued = authority.issue(names, type, size);
            return new CertificateMaterial(issued.key(), issued.chain());
        };
    }

    public static Issued of(CertificateIssuer issuer, String type, int size, String... names) {
        try {
            CertificateMaterial material = issuer.issue(List.of(names), type, size);
            String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(material.key().getEncoded());
            return new Issued(
                    Pem.write(material.chain().subList(0, 1)),
                    Pem.write(material.chain().subList(1, 2)),
                    "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
