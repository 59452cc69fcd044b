package dev.banyan.function.parity;

import dev.banyan.function.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.SocketFactory;

/** Sends requests byte for byte: a proper client would refuse or repair some of them. */
public final class RawHttpClient {

    private static final int TIMEOUT_MILLIS = 60_000;

    private RawHttpClient() {}

    /** Sends a request to a port of this machine and waits for the whole answer. */
    public static Answer send(int port, RawRequest request) {
        return send(SocketFactory.getDefault(), port, request);
    }

    /** Sends a request through a socket of a factory, such as one for TLS, and waits for the whole answer. */
    public static Answer send(SocketFactory sockets, int port, RawRequest request) {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes(request));
            socket.getOutputStream().flush();
            return parse(socket.getInputStream().readAllBytes(), request.method());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(RawRequest request) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        request.headers().forEach(header -> head.append(header.name() + ": " + header.value() + "\r\n"));
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(request.body().toByteArray());
        return bytes.toByteArray();
    }

    private static Answer parse(byte[] received, String method) throws IOException {
        InputStream input = new ByteArrayInputStream(received);
        String status = line(input);
        // An interim response stands before the real one.
        while (status.startsWith("HTTP/1.1 100")) {
            line(input);
            status = line(input);
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(input); !line.isEmpty(); line = line(input)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        boolean chunked = headers.containsKey("Transfer-Encoding") && !method.equals("HEAD");
        byte[] body = chunked ? unchunk(input) : input.readAllBytes();
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, Body.of(body));
    }

    private static byte[] unchunk(InputStream input) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(input); size > 0; size = size(input)) {
            body.writeBytes(input.readNBytes(size));
            line(input);
        }
        return body.toByteArray();
    }

    private static int size(InputStream input) throws IOException {
        String line = line(input);
        return line.isEmpty() ? 0 : Integer.parseInt(line.trim(), 16);
    }

    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
