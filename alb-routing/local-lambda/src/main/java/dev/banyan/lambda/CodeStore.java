package dev.banyan.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks functions' archives, each content once. */
final class CodeStore {
    /** Lambda's own limit on unpacked code; it also stops an archive made to fill the disk. */
    private static final long MAX_UNPACKED_BYTES = 250L * 1024 * 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;

    CodeStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns the folder a function runs in: its own, or the unpacked archive.
     *
     * @throws LambdaServiceException if there is no code or the archive cannot be unpacked
     */
    Path taskRoot(FunctionConfiguration function) {
        Path code = function.code();
        if (Files.isDirectory(code)) {
            return code.toAbsolutePath().normalize();
        }
        if (!Files.isRegularFile(code)) {
            throw new LambdaServiceException(
                    "code of " + function.name() + ": " + code + " (expected: an archive or a folder)", null);
        }
        try {
            Path target = folder.resolve(function.name()).resolve(ContentHash.of(code));
            return Files.isDirectory(target) ? target : unpack(code, target);
        } catch (IOException unusable) {
            throw new LambdaServiceException(
                    "code of " + function.name() + ": " + code + " (expected: a readable zip archive, "
                            + unusable.getMessage() + ")",
                    unusable);
        }
    }

    private static Path unpack(Path archive, Path target) throws IOException {
        Path parent =
                Files.createDirectories(target.toAbsolutePath().normalize().getParent());
        Path unfinished = Files.createTempDirectory(parent, "unpacking");
        try {
            unpackInto(archive, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException other) {
            Folders.delete(unfinished);
        } catch (IOException failed) {
            Folders.delete(unfinished);
            throw failed;
        }
        return target;
    }

    private static void unpackInto(Path archive, Path folder) throws IOException {
        long unpacked = 0;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new ZipException("entry " + entry.getName() + " leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    unpacked += copy(zip, file, MAX_UNPACKED_BYTES - unpacked);
                }
            }
        }
        if (entries == 0) {
            throw new ZipException("no entries");
        }
    }

    private static long copy(InputStream from, Path file, long limit) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream to = Files.newOutputStream(file)) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                copied += read;
                if (copied > limit) {
                    throw new ZipException("more than " + MAX_UNPACKED_BYTES + " bytes unpacked");
                }
                to.write(buffer, 0, read);
            }
        }
        return copied;
    }
}
