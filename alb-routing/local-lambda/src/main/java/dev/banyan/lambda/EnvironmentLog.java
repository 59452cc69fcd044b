package dev.banyan.lambda;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the output file of one process into log lines, with the service's own lines at the right places.
 *
 * <p>{@code mark} and {@code close} are called on the event loop; all reading happens on the log thread.
 */
final class EnvironmentLog {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentLog.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FunctionLogs logs;
    private final FileChannel output;
    private final LogLines lines;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long position;
    /** Belongs to the log thread. */
    private @Nullable LogTail tail;

    EnvironmentLog(FunctionLogs logs, String functionName, String environmentId, Path outputFile) throws IOException {
        this.logs = logs;
        this.output = FileChannel.open(outputFile, StandardOpenOption.READ);
        this.lines = new LogLines(text -> {
            if (tail != null) {
                tail.add(text);
            }
            logs.append(functionName, environmentId, text);
        });
    }

    /** Puts the service's first line of an invocation behind all that was printed before. */
    void begin(@Nullable LogTail wanted, String serviceLine) {
        long end = size();
        logs.later(() -> {
            readTo(end);
            lines.endPart();
            tail = wanted;
            lines.addLine(serviceLine);
        });
    }

    /** Puts the service's last lines of an invocation behind all that was printed in it. */
    void end(@Nullable LogTail wanted, Supplier<List<String>> serviceLines) {
        mark(serviceLines);
        if (wanted != null) {
            logs.later(() -> {
                tail = null;
                wanted.end();
            });
        }
    }

    /** Puts the service's lines behind all that the process has printed so far. */
    void mark(Supplier<List<String>> serviceLines) {
        long end = size();
        logs.later(() -> {
            readTo(end);
            lines.endPart();
            for (String line : serviceLines.get()) {
                lines.addLine(line);
            }
        });
    }

    /** Takes what is left, then runs an action on the log thread. */
    void close(Runnable afterwards) {
        logs.later(() -> {
            readTo(size());
            lines.endPart();
            logs.remove(this);
            try {
                output.close();
            } catch (IOException failed) {
                LOG.warn("output of an execution environment cannot be closed", failed);
            }
            afterwards.run();
        });
    }

    /** Passes on whole lines printed since the last time; on the log thread. */
    void poll() {
        readTo(size());
    }

    /** Returns how much the process has printed. */
    long size() {
        try {
            return output.isOpen() ? output.size() : position;
        } catch (IOException failed) {
            LOG.warn("output of an execution environment cannot be read", failed);
            return 0;
        }
    }

    private void readTo(long end) {
        try {
            while (position < end) {
                int wanted = (int) Math.min(buffer.length, end - position);
                int read = output.read(ByteBuffer.wrap(buffer, 0, wanted), position);
                if (read <= 0) {
                    return;
                }
                position += read;
                lines.add(buffer, read);
            }
        } catch (IOException failed) {
            LOG.warn("output of an execution environment cannot be read", failed);
        }
    }
}
