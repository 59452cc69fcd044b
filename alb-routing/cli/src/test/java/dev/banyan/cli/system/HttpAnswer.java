package dev.banyan.cli.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer read from a raw socket, as it came. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record HttpAnswer(int status, List<String> headerLines, byte[] body) {

    /** Sends a whole request on a connection of its own, which must ask for its close, and reads to the end. */
    static HttpAnswer send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    static HttpAnswer get(int port, String path, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: shop.localhost:" + port + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return send(port, (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    List<String> headers(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return headerLines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).trim())
                .toList();
    }

    String header(String name) {
        return String.join(", ", headers(name));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static HttpAnswer parse(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("answer: " + all + " (expected: a head)");
        }
        List<String> lines = new ArrayList<>(List.of(all.substring(0, end).split("\r\n")));
        int status = Integer.parseInt(lines.remove(0).split(" ")[1]);
        byte[] body = all.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        boolean chunked =
                lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).matches("transfer-encoding: *chunked"));
        return new HttpAnswer(status, List.copyOf(lines), chunked ? dechunk(body) : body);
    }

    private static byte[] dechunk(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int lineEnd = text.indexOf("\r\n", at);
            int size = Integer.parseInt(text.substring(at, lineEnd).trim(), 16);
            whole.write(body, lineEnd + 2, size);
            if (size == 0) {
                break;
            }
            at = lineEnd + 2 + size + 2;
        }
        return whole.toByteArray();
    }
}
