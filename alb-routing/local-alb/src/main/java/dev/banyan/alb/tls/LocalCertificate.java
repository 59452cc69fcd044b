package dev.banyan.alb.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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

    private static final String FILE = "alb-certificate.p12";
    private static final String ALIAS = "alb";

    /** Keeps no secret: whoever can read the file owns the machine's account. */
    private static final char[] PASSWORD = "banyan".toCharArray();

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
            LocalCertificate kept = folder == null ? null : read(folder.resolve(FILE));
            if (kept != null && kept.isGood(domain, now)) {
                return kept;
            }
            LocalCertificate created = create(domain, now);
            if (folder != null) {
                created.write(folder);
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
        X500Name name = new X500Name("CN=" + domain + ", O=Banyan local");
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()).abs().add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALIDITY).minus(Duration.ofHours(2))),
                name,
                keys.getPublic());
        GeneralName[] names = names(domain).stream()
                .map(value -> new GeneralName(GeneralName.dNSName, value))
                .toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        return new LocalCertificate(keys.getPrivate(), certificate);
    }

    private static Set<String> names(String domain) {
        Set<String> names = new LinkedHashSet<>();
        names.add("localhost");
        names.add("*.localhost");
        names.add(domain);
        names.add("*." + domain);
        return names;
    }

    private static @Nullable LocalCertificate read(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Certificate certificate = store.getCertificate(ALIAS);
        return store.getKey(ALIAS, PASSWORD) instanceof PrivateKey key && certificate instanceof X509Certificate x509
                ? new LocalCertificate(key, x509)
                : null;
    }

    private void write(Path folder) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, key, PASSWORD, new Certificate[] {certificate});
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        Files.deleteIfExists(file);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, OWNER_ONLY);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }

    private boolean isGood(String domain, Instant now) throws GeneralSecurityException {
        boolean lasts = certificate.getNotAfter().toInstant().isAfter(now.plus(REMAINING));
        return lasts && certificate.getSubjectAlternativeNames().stream().anyMatch(name -> domain.equals(name.get(1)));
    }
}
