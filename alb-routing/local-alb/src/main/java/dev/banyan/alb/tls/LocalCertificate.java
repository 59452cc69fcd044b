package dev.banyan.alb.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that signs itself, for {@code localhost}, everything under it, and one domain. Browsers ask once
 * whether to trust it.
 *
 * @param key the private key
 * @param certificate the certificate
 */
public record LocalCertificate(PrivateKey key, X509Certificate certificate) {

    /** Browsers refuse certificates that are valid for longer. */
    private static final Duration VALIDITY = Duration.ofDays(397);

    /** A kept certificate that ends sooner than this is replaced. */
    private static final Duration REMAINING = Duration.ofDays(7);

    private static final KeyFile FILE = new KeyFile("alb-certificate.p12");

    /**
     * Returns the certificate kept in a folder, or a new one, which is kept there.
     *
     * @param folder where certificates are kept, or null to keep none
     * @param domain the domain that browsers use
     * @param now the current time
     * @throws IOException if the file cannot be read or written
     */
    public static LocalCertificate obtain(@Nullable Path folder, String domain, Instant now) throws IOException {
        try {
            KeyFile.Kept kept = folder == null ? null : FILE.read(folder);
            if (kept != null && isGood(kept.certificate(), domain, now)) {
                return new LocalCertificate(kept.key(), kept.certificate());
            }
            LocalCertificate created = create(domain, now);
            if (folder != null) {
                FILE.write(folder, new KeyFile.Kept(created.key(), created.certificate()));
            }
            return created;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("certificate: " + e.getMessage() + " (expected: one made or read)", e);
        }
    }

    private static LocalCertificate create(String domain, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        CertificateSpec spec = new CertificateSpec(
                "CN=" + domain + ", O=Banyan local", List.copyOf(names(domain)), now, now.plus(VALIDITY), false);
        return new LocalCertificate(keys.getPrivate(), spec.sign(keys.getPublic(), null, keys.getPrivate()));
    }

    private static Set<String> names(String domain) {
        Set<String> names = new LinkedHashSet<>();
        names.add("localhost");
        names.add("*.localhost");
        names.add(domain);
        names.add("*." + domain);
        return names;
    }

    private static boolean isGood(X509Certificate certificate, String domain, Instant now)
            throws GeneralSecurityException {
        boolean lasts = certificate.getNotAfter().toInstant().isAfter(now.plus(REMAINING));
        return lasts && certificate.getSubjectAlternativeNames().stream().anyMatch(name -> domain.equals(name.get(1)));
    }
}
