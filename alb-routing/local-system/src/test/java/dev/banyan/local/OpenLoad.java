package dev.banyan.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a planned rate on kept-alive connections: each is sent when it is due, however long others took, as far
 * as a connection is free.
 */
final class OpenLoad implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final int READ_LIMIT_MILLIS = 10_000;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch running = new CountDownLatch(CONNECTIONS);
    private final int port;
    private volatile boolean stopped;

    private OpenLoad(int port, int perSecond) {
        this.port = port;
        long interval = TimeUnit.SECONDS.toNanos(1) * CONNECTIONS / perSecond;
        long begin = System.nanoTime();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = begin + interval * i / CONNECTIONS;
            Thread thread = new Thread(() -> run(first, interval), "load-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Starts it and returns when every connection is open. */
    static OpenLoad start(int port, int perSecond) throws InterruptedException {
        OpenLoad load = new OpenLoad(port, perSecond);
        if (!load.running.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("load: not running (expected: open connections)");
        }
        return load;
    }

    private void run(long first, long interval) {
        long due = first;
        try (KeptConnection connection = new KeptConnection(port)) {
            running.countDown();
            while (!stopped) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (System.nanoTime() - due >= 0) {
                    due += interval;
                    connection.get();
                    sent.incrementAndGet();
                }
            }
        } catch (IOException | RuntimeException e) {
            running.countDown();
            failed.incrementAndGet();
        }
    }

    long sent() {
        return sent.get();
    }

    /** Returns how many requests failed; a connection ends with its first. */
    long failed() {
        return failed.get();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join(READ_LIMIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection that asks and reads whole answers. Used by one thread. */
    static final class KeptConnection implements AutoCloseable {

        private static final byte[] REQUEST =
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        private final Socket socket;
        private final InputStream input;

        KeptConnection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_LIMIT_MILLIS);
            input = new BufferedInputStream(socket.getInputStream());
        }

        /** Returns the body of an answer with status 200. */
        String get() throws IOException {
            socket.getOutputStream().write(REQUEST);
            String status = line();
            if (!status.startsWith("HTTP/1.1 200 ")) {
                throw new IOException("status: " + status + " (expected: 200)");
            }
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).trim());
                }
            }
            return new String(input.readNBytes(length), StandardCharsets.US_ASCII);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = input.read(); next != '\n'; next = input.read()) {
                if (next < 0) {
                    throw new IOException("answer: ended in its head (expected: a whole answer)");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
