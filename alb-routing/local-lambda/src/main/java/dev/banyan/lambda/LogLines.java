package dev.banyan.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what a function prints into lines.
 *
 * <p>Bytes are cut, not characters, so that a character which arrives in two pieces stays whole. Not safe for several
 * threads.
 */
final class LogLines {
    /** A longer line is cut, as CloudWatch cuts events. */
    static final int MAX_LINE_BYTES = 256 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> consumer;

    LogLines(Consumer<String> consumer) {
        this.consumer = consumer;
    }

    void add(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n' || line.size() + i - start >= MAX_LINE_BYTES) {
                line.write(bytes, start, i - start);
                emit();
                start = bytes[i] == '\n' ? i + 1 : i;
            }
        }
        line.write(bytes, start, length - start);
    }

    /** Passes on a line of the service itself. */
    void addLine(String text) {
        consumer.accept(text);
    }

    /** Passes on what has no line end, because its writer will not go on. */
    void endPart() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        consumer.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
