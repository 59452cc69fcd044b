package dev.banyan.aws.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A certificate, its key and its chain, which go together.
 *
 * @param key the private key
 * @param chain the certificate itself, then those that signed it
 */
public record CertificateMaterial(PrivateKey key, List<X509Certificate> chain) {

    private static final Set<Integer> RSA_SIZES = Set.of(1024, 2048, 3072, 4096);
    private static final Set<Integer> EC_SIZES = Set.of(256, 384, 521);

    /** Copies the chain. */
    public CertificateMaterial {
        chain = List.copyOf(chain);
    }

    /**
     * Reads and checks what a user loads.
     *
     * @param body the certificate
     * @param chain those that signed it, each before the one that signed it, or empty
     * @param key the private key
     * @param now the current time
     * @throws CertificateRefusedException if a part cannot be read, or they do not go together
     */
    public static CertificateMaterial read(String body, String chain, String key, Instant now) {
        List<X509Certificate> certificates = new ArrayList<>(Pem.certificates(body));
        if (certificates.size() > 1) {
            throw new CertificateRefusedException("The certificate field contains more than one certificate. You can"
                    + " specify only one certificate in this field.");
        }
        if (!chain.isBlank()) {
            certificates.addAll(Pem.certificates(chain));
        }
        PrivateKey privateKey = Pem.key(key);
        checkDates(certificates.get(0), now);
        checkSize(certificates.get(0).getPublicKey());
        checkKey(certificates.get(0).getPublicKey(), privateKey);
        checkChain(certificates);
        return new CertificateMaterial(privateKey, certificates);
    }

    private static void checkDates(X509Certificate certificate, Instant now) {
        if (certificate.getNotAfter().toInstant().isBefore(now)) {
            throw new CertificateRefusedException("The certificate has expired.");
        }
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            throw new CertificateRefusedException("The certificate is not valid yet.");
        }
    }

    private static void checkSize(PublicKey key) {
        boolean allowed = (key instanceof RSAKey && RSA_SIZES.contains(size(key)))
                || (key instanceof ECKey && EC_SIZES.contains(size(key)));
        if (!allowed) {
            throw new CertificateRefusedException("The private key length " + size(key) + " is not supported.");
        }
    }

    /** Returns the size of a key in bits; 0 for a type that nothing here uses. */
    public static int size(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECKey curve ? curve.getParams().getOrder().bitLength() : 0;
    }

    private static void checkKey(PublicKey key, PrivateKey privateKey) {
        if (!key.getAlgorithm().equals(privateKey.getAlgorithm()) || !verifies(key, privateKey)) {
            throw new CertificateRefusedException("The private key does not match the certificate.");
        }
    }

    /** What one key signs, the other must know. */
    private static boolean verifies(PublicKey key, PrivateKey privateKey) {
        try {
            byte[] message = {1, 2, 3};
            String algorithm = "SHA256with" + (key instanceof RSAKey ? "RSA" : "ECDSA");
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(privateKey);
            signing.update(message);
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(key);
            verifying.update(message);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false; // Keys of different curves cannot even be compared.
        }
    }

    private static void checkChain(List<X509Certificate> certificates) {
        for (int place = 0; place + 1 < certificates.size(); place++) {
            try {
                certificates.get(place).verify(certificates.get(place + 1).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new CertificateRefusedException("Could not validate the certificate with the certificate chain.");
            }
        }
    }

    /** Tells no key. */
    @Override
    public String toString() {
        return "CertificateMaterial[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
