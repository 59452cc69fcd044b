package dev.banyan.alb.stickiness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The random key of an installation, in a file that its owner alone can read. */
final class StickyKey {

    private static final String FILE = "alb-stickiness.key";
    private static final int LENGTH = 32;

    private StickyKey() {}

    /** Returns the key kept in a folder, or a new one, which is kept there. A file of another length is replaced. */
    static byte[] obtain(@Nullable Path folder, SecureRandom random) throws IOException {
        byte[] created = new byte[LENGTH];
        random.nextBytes(created);
        if (folder == null) {
            return created;
        }
        Path file = folder.resolve(FILE);
        byte[] kept = read(file);
        if (kept != null) {
            return kept;
        }
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, FILE, ".new", ownerOnly(folder));
        Files.write(draft, created);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        return created;
    }

    private static byte @Nullable [] read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        byte[] kept = Files.readAllBytes(file);
        return kept.length == LENGTH ? kept : null;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
