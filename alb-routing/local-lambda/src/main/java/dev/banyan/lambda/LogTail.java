package dev.banyan.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** The end of one invocation's log. Filled on the log thread. */
final class LogTail {
    /** As much as Lambda gives back. */
    static final int MAX_BYTES = 4096;

    private final Deque<String> lines = new ArrayDeque<>();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private int length;

    /** Returns the text once the invocation has ended. */
    CompletableFuture<String> text() {
        return text;
    }

    void add(String line) {
        lines.addLast(line);
        length += line.length() + 1;
        // No character takes less than a byte, so what is more than the limit in characters is not needed.
        while (length - lines.getFirst().length() - 1 >= MAX_BYTES) {
            length -= lines.removeFirst().length() + 1;
        }
    }

    void end() {
        StringBuilder all = new StringBuilder(length);
        lines.forEach(line -> all.append(line).append('\n'));
        text.complete(last(all.toString()));
    }

    /** Cuts at the front, between characters. */
    private static String last(String all) {
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        int start = Math.max(0, bytes.length - MAX_BYTES);
        while (start < bytes.length && start > 0 && (bytes[start] & 0xC0) == 0x80) {
            start++;
        }
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }
}
