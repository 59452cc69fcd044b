package dev.banyan.alb.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A server that reads a request's body to its end before it answers, one connection after the other. */
final class SwallowingTarget {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private SwallowingTarget() {}

    /** Runs until it is ended; the argument is the port. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 64, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket client = server.accept();
                        InputStream in = new BufferedInputStream(client.getInputStream(), 64 * 1024)) {
                    in.skipNBytes(contentLength(in));
                    client.getOutputStream().write(ANSWER);
                }
            }
        }
    }

    /** Reads the head and returns the length of the body that follows. */
    private static long contentLength(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return 0;
            }
            head.append((char) next);
        }
        return head.toString()
                .lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
