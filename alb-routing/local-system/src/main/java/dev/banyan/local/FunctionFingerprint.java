package dev.banyan.local;

import dev.banyan.template.FunctionDefinition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells whether the template says of a function what it said before. The values of variables do not count, since
 * they differ from run to run; of an archive the end counts, where a checksum of every file in it stands.
 */
final class FunctionFingerprint {

    private static final int TAIL = 1 << 20;

    private FunctionFingerprint() {}

    static String of(FunctionDefinition function) {
        MessageDigest digest = sha256();
        List<Object> parts = List.of(
                function.handler(),
                function.runtime(),
                function.memoryMegabytes(),
                function.timeout(),
                String.valueOf(function.reservedConcurrency()),
                new TreeSet<>(function.environment().names()),
                function.versions(),
                new TreeMap<>(function.aliases()),
                function.permissions());
        digest.update(parts.toString().getBytes(StandardCharsets.UTF_8));
        try {
            addCode(digest, function.archive());
        } catch (IOException e) {
            throw new UncheckedIOException(function.archive() + " (expected: the code of " + function.name() + ")", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addCode(MessageDigest digest, Path code) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(code)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.update(code.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(tail(file));
        }
    }

    private static byte[] tail(Path file) throws IOException {
        try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, source.length())];
            source.seek(source.length() - tail.length);
            source.readFully(tail);
            return tail;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("digest: SHA-256 (expected: present in every Java runtime)", e);
        }
    }
}
