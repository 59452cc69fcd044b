package dev.banyan.alb.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of log files that are still being written, beside the buckets and in none of them. Used by one thread. */
final class UnfinishedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedFiles.class);
    private static final String FOLDER = ".unfinished";
    private static final int RANDOM_DIGITS = 8;
    private static final int RADIX = 36;

    private final Path buckets;
    private final LogFiles.Opener opener;

    UnfinishedFiles(Path buckets, LogFiles.Opener opener) {
        this.buckets = buckets;
        this.opener = opener;
    }

    /** Begins a file; the process that writes it stands in its name. */
    LogFile begin(LogFolder folder, Instant end) throws IOException {
        Path destination = buckets.resolve(folder.file(end, random()));
        Path draft = Files.createDirectories(buckets.resolve(FOLDER))
                .resolve(ProcessHandle.current().pid() + "_" + destination.getFileName());
        OutputStream file = opener.open(draft);
        try {
            return new LogFile(draft, destination, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static String random() {
        StringBuilder random = new StringBuilder();
        for (int digit = 0; digit < RANDOM_DIGITS; digit++) {
            random.append(Character.forDigit(ThreadLocalRandom.current().nextInt(RADIX), RADIX));
        }
        return random.toString();
    }

    /** Deletes what processes left that were killed. */
    void deleteAbandoned() {
        Path folder = buckets.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> abandoned = files.filter(UnfinishedFiles::isAbandoned).toList();
            for (Path file : abandoned) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("{} not cleaned: {}", folder, e.toString());
        }
    }

    private static boolean isAbandoned(Path file) {
        String name = String.valueOf(file.getFileName());
        String process = name.substring(0, Math.max(0, name.indexOf('_')));
        return process.chars().allMatch(Character::isDigit)
                && !process.isEmpty()
                && ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }
}
