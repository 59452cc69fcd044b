package dev.banyan.aws.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Keeps the archives of functions in a folder, each content once, under a name that tells the content. */
final class FunctionCodes {

    private static final String EXTENSION = ".zip";

    private final Path folder;

    FunctionCodes(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Keeps an archive. */
    FunctionCode keep(byte[] archive) throws IOException {
        byte[] hash = sha256().digest(archive);
        Path file = folder.resolve(HexFormat.of().formatHex(hash) + EXTENSION);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "archive", ".new");
            Files.write(draft, archive);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new FunctionCode(Base64.getEncoder().encodeToString(hash), archive.length, null);
    }

    /** Describes an archive or a folder where it lies; a folder runs as it is then, its later changes included. */
    static FunctionCode at(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        MessageDigest digest = sha256();
        long size = 0;
        for (Path file : files(absolute)) {
            byte[] content = Files.readAllBytes(file);
            if (!file.equals(absolute)) {
                digest.update(absolute.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            digest.update(content);
            size += content.length;
        }
        return new FunctionCode(Base64.getEncoder().encodeToString(digest.digest()), size, absolute.toString());
    }

    /** Returns code that does not change any more: a copy of what lies elsewhere at this moment. */
    FunctionCode frozen(FunctionCode code) throws IOException {
        if (code.path() == null) {
            return code;
        }
        Path path = Path.of(code.path());
        return keep(Files.isDirectory(path) ? pack(path) : Files.readAllBytes(path));
    }

    private static byte[] pack(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files(folder)) {
                ZipEntry entry = new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
                // The same files shall make the same archive.
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Returns where code lies. */
    Path path(FunctionCode code) {
        return code.path() == null ? folder.resolve(fileName(code)) : Path.of(code.path());
    }

    /** Deletes archives that nobody uses. */
    void retain(Stream<FunctionCode> used) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> names = used.filter(code -> code.path() == null)
                .map(FunctionCodes::fileName)
                .collect(Collectors.toSet());
        List<Path> unused;
        try (Stream<Path> files = Files.list(folder)) {
            unused = files.filter(file -> !names.contains(file.getFileName().toString()))
                    .toList();
        }
        for (Path file : unused) {
            Files.deleteIfExists(file);
        }
    }

    private static String fileName(FunctionCode code) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(code.hash())) + EXTENSION;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
