package dev.banyan.cli.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a local system keeps: the database, unpacked functions, logs,
 * made-up secrets and the note of what is running. Deleting it resets everything.
 *
 * <p>One {@code up} at a time may hold it; reading is free to all.
 */
public final class StateFolder implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private @Nullable FileChannel lockFile;

    private StateFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Returns the folder for reading. */
    public static StateFolder at(Path folder) {
        return new StateFolder(folder);
    }

    /**
     * Returns the folder for one running system, made where it is missing.
     *
     * @throws CommandException if another system holds it or it cannot be written
     */
    public static StateFolder hold(Path folder) {
        StateFolder state = new StateFolder(folder);
        try {
            createPrivate(state.folder);
            state.lock();
            return state;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INPUT, "state: " + folder + " (expected: a folder that can be written)", e);
        }
    }

    /** Returns a path inside the folder. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Returns a folder inside the folder, made where it is missing. */
    public Path subfolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INPUT, "state: " + folder + " (expected: a folder that can be written)", e);
        }
    }

    /** Returns the folder that stands for S3: it holds a folder for each bucket. */
    public Path buckets() {
        return path("s3");
    }

    /** Returns the log of a function, which the Lambda service writes. */
    public Path functionLog(String name) {
        return path("lambda").resolve("logs").resolve(name + ".log");
    }

    /** Returns the log of a container or a database. */
    public Path log(String name) {
        return subfolder("logs").resolve(name + ".log");
    }

    /** Returns the note of the system that was started last here and has not ended in order. */
    public Optional<RunningSystem> running() {
        Path note = path("running.json");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(note.toFile(), RunningSystem.class));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.INPUT, "state: " + note + " (expected: a note of a running system; delete it)", e);
        }
    }

    /** Writes the note of what is running, whole or not at all. */
    public void note(RunningSystem system) {
        Path note = path("running.json");
        Path draft = path("running.json.new");
        try {
            JSON.writeValue(draft.toFile(), system);
            Files.move(draft, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, "state: " + note + " (expected: a file that can be written)", e);
        }
    }

    /** Removes the note: everything has ended. */
    public void forget() throws IOException {
        Files.deleteIfExists(path("running.json"));
    }

    private void lock() throws IOException {
        FileChannel channel = FileChannel.open(path("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new CommandException(
                    ExitCode.INPUT, "state: " + folder + " (expected: a folder that no other running system uses)");
        }
        lockFile = channel;
    }

    private static void createPrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Override
    public void close() throws IOException {
        if (lockFile != null) {
            lockFile.close();
        }
    }
}
