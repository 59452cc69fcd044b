package dev.banyan.alb.tls;

import dev.banyan.model.Arn;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate that a TLS listener can show to clients.
 *
 * @param arn what logs name it by
 * @param key its private key
 * @param chain the certificate itself, then those that signed it
 */
public record ServerCertificate(Arn arn, PrivateKey key, List<X509Certificate> chain) {

    /**
     * Copies the chain.
     *
     * @throws IllegalArgumentException if the chain is empty
     */
    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: empty (expected: the certificate and those that signed it)");
        }
    }

    /** Returns the certificate itself. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Tells no key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + arn + "]";
    }
}
