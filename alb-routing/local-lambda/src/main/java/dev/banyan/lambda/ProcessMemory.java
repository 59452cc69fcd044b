package dev.banyan.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of other processes, where the system tells through /proc. */
final class ProcessMemory {
    static final long UNKNOWN = -1;

    private ProcessMemory() {}

    /** Returns what a process holds now, in bytes. */
    static long resident(long pid) {
        return read(pid, "VmRSS:");
    }

    /** Returns the most that a process has held, in bytes. */
    static long peak(long pid) {
        return read(pid, "VmHWM:");
    }

    private static long read(long pid, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .findFirst()
                    .map(ProcessMemory::bytes)
                    .orElse(UNKNOWN);
        } catch (IOException gone) {
            return UNKNOWN;
        }
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }
}
