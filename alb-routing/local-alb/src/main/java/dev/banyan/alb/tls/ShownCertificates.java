package dev.banyan.alb.tls;

import dev.banyan.model.Arn;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AttributeKey;
import java.security.cert.Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS listener shows to a client.
 *
 * @param certificates its own certificates, the default one first; none where it shows the local one
 * @param context makes the handlers of connections
 */
public record ShownCertificates(List<ServerCertificate> certificates, SslContext context) {

    /** On a connection: what it was made with. */
    public static final AttributeKey<ShownCertificates> OF_CONNECTION =
            AttributeKey.valueOf(ShownCertificates.class, "connection");

    /** Copies the certificates. */
    public ShownCertificates {
        certificates = List.copyOf(certificates);
    }

    /** Returns the ARN of one of these certificates, or null for another one. */
    public @Nullable Arn arn(Certificate certificate) {
        return certificates.stream()
                .filter(own -> own.certificate().equals(certificate))
                .map(ServerCertificate::arn)
                .findFirst()
                .orElse(null);
    }
}
