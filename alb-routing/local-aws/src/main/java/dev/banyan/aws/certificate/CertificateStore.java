package dev.banyan.aws.certificate;

import dev.banyan.model.Arn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All loaded certificates, kept in a folder that only its owner may read. Safe for use by several threads.
 */
public final class CertificateStore {

    private final @Nullable CertificateFolder folder;

    /** Replaced as a whole, under this. */
    private volatile Map<Arn, LoadedCertificate> certificates;

    private CertificateStore(@Nullable CertificateFolder folder, Map<Arn, LoadedCertificate> certificates) {
        this.folder = folder;
        this.certificates = certificates;
    }

    /**
     * Returns a store with the certificates that a folder holds.
     *
     * @param path the folder, made when it is first needed, or null to keep none beyond this process
     * @throws IOException if the folder cannot be read
     */
    public static CertificateStore open(@Nullable Path path) throws IOException {
        if (path == null) {
            return new CertificateStore(null, Map.of());
        }
        CertificateFolder folder = new CertificateFolder(path);
        Map<Arn, LoadedCertificate> found = new HashMap<>();
        for (LoadedCertificate certificate : folder.read()) {
            found.put(certificate.arn(), certificate);
        }
        return new CertificateStore(folder, Map.copyOf(found));
    }

    /** Returns whether there is a certificate. */
    public boolean contains(Arn arn) {
        return certificates.containsKey(arn);
    }

    /** Returns a certificate, or null. */
    public @Nullable LoadedCertificate find(Arn arn) {
        return certificates.get(arn);
    }

    /** Returns all certificates in the order of their ARNs. */
    public List<LoadedCertificate> all() {
        return certificates.values().stream()
                .sorted(Comparator.comparing(LoadedCertificate::arn))
                .toList();
    }

    /**
     * Takes a certificate, in place of the one with the same ARN.
     *
     * @throws UncheckedIOException if it cannot be kept; nothing has changed then
     */
    public synchronized void put(LoadedCertificate certificate) {
        Map<Arn, LoadedCertificate> changed = new HashMap<>(certificates);
        changed.put(certificate.arn(), certificate);
        if (folder != null) {
            try {
                folder.write(certificate);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        certificates = Map.copyOf(changed);
    }

    /**
     * Forgets a certificate and its key.
     *
     * @throws UncheckedIOException if its file cannot be deleted; nothing has changed then
     */
    public synchronized void remove(Arn arn) {
        Map<Arn, LoadedCertificate> changed = new HashMap<>(certificates);
        LoadedCertificate removed = changed.remove(arn);
        if (folder != null && removed != null) {
            try {
                folder.delete(removed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        certificates = Map.copyOf(changed);
    }

    /**
     * Forgets everything.
     *
     * @throws UncheckedIOException if a file cannot be deleted
     */
    public synchronized void clear() {
        all().forEach(certificate -> remove(certificate.arn()));
    }
}
