package dev.banyan.aws.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** Certificates and keys as texts. */
public final class Pem {

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /**
     * Reads certificates, whose order stays.
     *
     * @throws CertificateRefusedException if there is anything else, or none
     */
    public static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Object found = parser.readObject();
            while (found != null) {
                if (!(found instanceof X509CertificateHolder holder)) {
                    throw CertificateRefusedException.unparsed("certificate");
                }
                certificates.add(
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
                found = parser.readObject();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof CertificateRefusedException refused) {
                throw refused;
            }
            throw CertificateRefusedException.unparsed("certificate");
        }
        if (certificates.isEmpty()) {
            throw CertificateRefusedException.unparsed("certificate");
        }
        return certificates;
    }

    /**
     * Reads a private key that is not encrypted. No refusal tells what the text was.
     *
     * @throws CertificateRefusedException if there is no such key
     */
    public static PrivateKey key(String text) {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            Object found = parser.readObject();
            while (found != null) {
                if (found instanceof PEMKeyPair pair) {
                    return key(pair.getPrivateKeyInfo());
                }
                if (found instanceof PrivateKeyInfo info) {
                    return key(info);
                }
                found = parser.readObject(); // Keys on curves come behind the parameters of the curve.
            }
        } catch (PEMException e) {
            throw CertificateRefusedException.unparsed("private key");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof CertificateRefusedException refused) {
                throw refused;
            }
            throw CertificateRefusedException.unparsed("private key");
        }
        throw CertificateRefusedException.unparsed("private key");
    }

    private static PrivateKey key(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(info.getEncoded());
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
        throw new CertificateRefusedException("The private key is not supported.");
    }

    /** Writes certificates, one after the other. */
    public static String write(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(write("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("certificate: not encoded (expected: one that was read)", e);
            }
        }
        return text.toString();
    }

    static String write(PrivateKey key) {
        return write("PRIVATE KEY", key.getEncoded());
    }

    private static String write(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + type + "-----\n";
    }
}
