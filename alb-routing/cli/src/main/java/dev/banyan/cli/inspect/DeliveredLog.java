package dev.banyan.cli.inspect;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A log that load balancers deliver to a bucket, one compressed file every five minutes. */
enum DeliveredLog {
    ACCESS("access", "[0-9]+_elasticloadbalancing_.*"),
    CONNECTIONS("connections", "conn_log_[0-9]+_elasticloadbalancing_.*"),
    HEALTH_CHECKS("health-checks", "health_check_log_[0-9]+_elasticloadbalancing_.*");

    private final String label;
    private final String fileName;

    DeliveredLog(String label, String fileName) {
        this.label = label;
        this.fileName = fileName;
    }

    static @Nullable DeliveredLog named(String name) {
        for (DeliveredLog log : values()) {
            if (log.label.equals(name)) {
                return log;
            }
        }
        return null;
    }

    /**
     * Returns the last lines of all finished files.
     *
     * @throws CommandException if there is no file
     */
    List<String> last(Path buckets, int count) throws IOException {
        List<Path> files = files(buckets);
        if (files.isEmpty()) {
            throw new CommandException(
                    ExitCode.INPUT,
                    "name: " + label + " has no finished file in " + buckets
                            + " (expected: a load balancer whose log is on, five minutes after its first line)");
        }
        Deque<String> last = new ArrayDeque<>();
        for (Path file : files) {
            read(file, count, last);
        }
        return List.copyOf(last);
    }

    private List<Path> files(Path buckets) throws IOException {
        if (!Files.isDirectory(buckets)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(buckets)) {
            return files.filter(file -> !file.startsWith(buckets.resolve(".unfinished")))
                    .filter(file -> String.valueOf(file.getFileName()).matches(fileName + "\\.log\\.gz"))
                    .sorted(Comparator.comparing(DeliveredLog::end))
                    .toList();
        }
    }

    /** The end of the interval stands in front of the address. */
    private static String end(Path file) {
        return String.valueOf(file.getFileName()).replaceAll(".*_([0-9]{8}T[0-9]{4}Z)_.*", "$1");
    }

    private static void read(Path file, int count, Deque<String> last) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last.addLast(line);
                if (last.size() > count) {
                    last.removeFirst();
                }
            }
        }
    }
}
