package dev.banyan.aws.certificate;

import java.io.IOException;
import java.util.List;

/** Issues certificates at once. Safe for use by several threads. */
@FunctionalInterface
public interface CertificateIssuer {

    /**
     * Issues a certificate.
     *
     * @param names the hosts that it is for, the one of its subject first
     * @param keyType the algorithm of its key, {@code RSA} or {@code EC}
     * @param keySize the size of its key in bits
     * @throws IOException if it cannot be issued
     */
    CertificateMaterial issue(List<String> names, String keyType, int keySize) throws IOException;
}
