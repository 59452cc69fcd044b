package dev.banyan.alb.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * An authority on this machine that issues certificates at once, for any names: nobody is asked whether they are the
 * caller's. Who trusts its own certificate, kept as {@code local-authority.pem}, trusts all that it issued. Safe for use
 * by several threads.
 */
public final class LocalAuthority {

    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);

    /** As long as those that AWS issues. */
    private static final Duration VALIDITY = Duration.ofDays(395);

    private static final String NAME = "CN=Banyan local authority, O=Banyan local";
    private static final String PEM_FILE = "local-authority.pem";
    private static final KeyFile FILE = new KeyFile("local-authority.p12");

    private final @Nullable Path folder;
    private final InstantSource clock;

    /** Guarded by this. */
    private KeyFile.@Nullable Kept own;

    /**
     * Creates an authority that makes or reads its own certificate when it is first asked.
     *
     * @param folder where that is kept, or null to keep none
     * @param clock the source of dates
     */
    public LocalAuthority(@Nullable Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * What was issued.
     *
     * @param key the private key
     * @param chain the certificate, then the authority's
     */
    public record Issued(PrivateKey key, List<X509Certificate> chain) {

        /** Copies the chain. */
        public Issued {
            chain = List.copyOf(chain);
        }

        /** Tells no key. */
        @Override
        public String toString() {
            return "Issued[" + chain.get(0).getSubjectX500Principal() + "]";
        }
    }

    /**
     * Issues a certificate.
     *
     * @param names the hosts that it is for, the one of its subject first
     * @param keyType the algorithm of its key, {@code RSA} or {@code EC}
     * @param keySize the size of its key in bits
     * @throws IOException if the authority's own certificate can neither be read nor made, or no such key can be made
     */
    public synchronized Issued issue(List<String> names, String keyType, int keySize) throws IOException {
        try {
            KeyFile.Kept authority = authority();
            KeyPair keys = keys(keyType, keySize);
            Instant now = clock.instant();
            X509Certificate certificate = new CertificateSpec(
                            "CN=" + names.get(0), names, now, now.plus(VALIDITY), false)
                    .sign(keys.getPublic(), authority.certificate(), authority.key());
            return new Issued(keys.getPrivate(), List.of(certificate, authority.certificate()));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("certificate: " + e.getMessage() + " (expected: one that can be issued)", e);
        }
    }

    private KeyFile.Kept authority() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyFile.Kept known = own == null && folder != null ? FILE.read(folder) : own;
        Instant now = clock.instant();
        if (known == null || known.certificate().getNotAfter().toInstant().isBefore(now.plus(VALIDITY))) {
            known = create(now);
        }
        own = known;
        return known;
    }

    private KeyFile.Kept create(Instant now) throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair keys = keys("EC", 256);
        CertificateSpec spec = new CertificateSpec(NAME, List.of(), now, now.plus(AUTHORITY_VALIDITY), true);
        KeyFile.Kept created =
                new KeyFile.Kept(keys.getPrivate(), spec.sign(keys.getPublic(), null, keys.getPrivate()));
        if (folder != null) {
            FILE.write(folder, created);
            Files.writeString(folder.resolve(PEM_FILE), pem(created.certificate()), StandardCharsets.US_ASCII);
        }
        return created;
    }

    private static KeyPair keys(String type, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
