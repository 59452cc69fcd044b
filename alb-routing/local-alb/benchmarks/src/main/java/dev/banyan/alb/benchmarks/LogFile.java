package dev.banyan.alb.benchmarks;

import dev.banyan.alb.log.AccessLogSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An access log in one plain file. Written to by one event loop. */
final class LogFile implements AccessLogSink, AutoCloseable {

    private final FileChannel file;

    LogFile(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void write(byte[] lines, int length) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(lines, 0, length);
            while (buffer.hasRemaining()) {
                int unused = file.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
