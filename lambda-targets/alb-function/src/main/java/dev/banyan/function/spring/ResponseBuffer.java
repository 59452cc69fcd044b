package dev.banyan.function.spring;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Holds a response's body. A server sends the head once the buffer is full; here all is held to the end, but the same
 * moment is remembered, because an application can change nothing of the head after it.
 */
final class ResponseBuffer extends ServletOutputStream {

    /** Bytes that Tomcat holds back before it sends the head. */
    private static final int DEFAULT_CAPACITY = 8192;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int capacity = DEFAULT_CAPACITY;
    private boolean committed;
    private boolean suspended;
    private boolean draining;

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int size() {
        return bytes.size();
    }

    int capacity() {
        return capacity;
    }

    void grow(int size) {
        capacity = Math.max(capacity, size);
    }

    boolean isCommitted() {
        return committed;
    }

    boolean isSuspended() {
        return suspended;
    }

    void commit() {
        committed = true;
    }

    /** Drops silently what the application writes from now on. */
    void suspend() {
        suspended = true;
    }

    void reopen() {
        suspended = false;
        committed = false;
    }

    void discard() {
        bytes.reset();
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        if (suspended) {
            return;
        }
        bytes.write(source, offset, length);
        if (bytes.size() > capacity) {
            committed = true;
        }
    }

    @Override
    public void flush() {
        if (!draining && !suspended) {
            committed = true;
        }
    }

    @Override
    public void close() {
        suspended = true;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            listener.onWritePossible();
        } catch (IOException failed) {
            listener.onError(failed);
        }
    }

    PrintWriter writer(Charset charset) {
        return new PrintWriter(new OutputStreamWriter((OutputStream) this, charset));
    }

    /** Takes over what the writer still holds, without committing. */
    void drain(PrintWriter writer) {
        draining = true;
        writer.flush();
        draining = false;
    }
}
