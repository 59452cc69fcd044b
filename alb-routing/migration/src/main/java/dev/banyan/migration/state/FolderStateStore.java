package dev.banyan.migration.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Keeps the documents as files of a folder, for the local system: the same contract among all
 * processes of this machine. A network drive does not keep it. Thread-safe.
 */
public final class FolderStateStore implements StateStore {

    private static final String SUFFIX = ".json";

    /** A file lock holds between processes, not between the threads of one, not even of two stores in it. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;

    /** @param folder where the files are; made when the first one is written */
    public FolderStateStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Document> read(String route) {
        try {
            String text = Files.readString(file(route));
            return Optional.of(new Document(version(text), text));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StateException("state: " + file(route) + " cannot be read: " + e, e);
        }
    }

    @Override
    public Optional<String> create(String route, String text) {
        return write(route, "", text);
    }

    @Override
    public Optional<String> replace(String route, String version, String text) {
        return write(route, version, text);
    }

    private Optional<String> write(String route, String expected, String text) {
        THREADS.lock();
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                String version = read(route).map(Document::version).orElse("");
                return version.equals(expected) ? Optional.of(put(file(route), text)) : Optional.empty();
            }
        } catch (IOException e) {
            throw new StateException("state: " + file(route) + " cannot be written: " + e, e);
        } finally {
            THREADS.unlock();
        }
    }

    /** Written beside and moved over, so that a sudden end leaves the old document or the new one. */
    private String put(Path file, String text) throws IOException {
        Path beside = Files.createTempFile(folder, ".writing", "");
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return version(text);
    }

    @Override
    public List<String> routes() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new StateException("state: " + folder + " cannot be listed: " + e, e);
        }
    }

    private Path file(String route) {
        return folder.resolve(route + SUFFIX);
    }

    private static String version(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
