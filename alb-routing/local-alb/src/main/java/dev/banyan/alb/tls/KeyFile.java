package dev.banyan.alb.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that only its owner may read, with a key and its certificate.
 *
 * @param name the file's name
 */
record KeyFile(String name) {

    private static final String ALIAS = "alb";

    /** Keeps no secret: whoever can read the file owns the machine's account. */
    private static final char[] PASSWORD = "banyan".toCharArray();

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** What the file holds. */
    record Kept(PrivateKey key, X509Certificate certificate) {}

    @Nullable
    Kept read(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Certificate certificate = store.getCertificate(ALIAS);
        return store.getKey(ALIAS, PASSWORD) instanceof PrivateKey key && certificate instanceof X509Certificate x509
                ? new Kept(key, x509)
                : null;
    }

    void write(Path folder, Kept kept) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, kept.key(), PASSWORD, new Certificate[] {kept.certificate()});
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, OWNER_ONLY);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }
}
