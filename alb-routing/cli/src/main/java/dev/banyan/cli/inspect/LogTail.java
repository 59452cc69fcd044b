package dev.banyan.cli.inspect;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The end of a log file, and what is added to it. Used by one thread. */
final class LogTail {

    private static final long LOOK_AGAIN_SECONDS = 1;

    private final Path file;
    private long read;

    LogTail(Path file) {
        this.file = file;
    }

    /** Returns the last lines. */
    List<String> last(int count) throws IOException {
        read = Files.size(file);
        Deque<String> last = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > count) {
                    last.removeFirst();
                }
            });
        }
        return List.copyOf(last);
    }

    /** Hands over new lines until the thread is interrupted; starts over where the file was begun anew. */
    void follow(Consumer<String> lines) throws IOException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                folder.register(watch, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            }
            while (true) {
                more(lines);
                WatchKey key = watch.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        }
    }

    private void more(Consumer<String> lines) throws IOException {
        try (RandomAccessFile source = new RandomAccessFile(file.toFile(), "r")) {
            if (source.length() < read) {
                read = 0;
            }
            byte[] added = new byte[(int) Math.min(source.length() - read, 1 << 20)];
            source.seek(read);
            source.readFully(added);
            int whole = lastLineEnd(added) + 1;
            new String(added, 0, whole, StandardCharsets.UTF_8).lines().forEach(lines);
            read += whole;
        }
    }

    private static int lastLineEnd(byte[] text) {
        for (int at = text.length - 1; at >= 0; at--) {
            if (text[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
