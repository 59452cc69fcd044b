package dev.banyan.alb.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends exactly the bytes it is told to, and reads answers without mercy. */
public final class RawClient implements AutoCloseable {

    private static final int TIMEOUT = 10_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) {
        this(connect(port));
    }

    public RawClient(Socket socket) {
        try {
            this.socket = socket;
            socket.setSoTimeout(TIMEOUT);
            socket.setTcpNoDelay(true);
            this.in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One answer: its head as text, and its body without framing. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    public record Answer(String head, byte[] bytes) {

        public int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Returns all values of a header, joined by a bar, or an empty text. */
        public String header(String name) {
            StringBuilder values = new StringBuilder();
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    values.append(values.isEmpty() ? "" : "|")
                            .append(line.substring(name.length() + 1).trim());
                }
            }
            return values.toString();
        }
    }

    public RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer get(String path) {
        return send("GET " + path + " HTTP/1.1\r\nHost: shop.test\r\n\r\n").read();
    }

    public Answer read() {
        return read(false);
    }

    /** Reads the answer of a HEAD request, which has no body whatever its headers say. */
    public Answer readHead() {
        return read(true);
    }

    private Answer read(boolean headOnly) {
        try {
            String head = readUntilEmptyLine();
            Answer answer = new Answer(head, new byte[0]);
            int status = answer.status();
            if (headOnly || status == 204 || status == 304 || status < 200) {
                return answer;
            }
            if (answer.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
                return new Answer(head, readChunks());
            }
            String length = answer.header("Content-Length");
            return new Answer(head, length.isEmpty() ? in.readAllBytes() : readExactly(Integer.parseInt(length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String readUntilEmptyLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int value = in.read();
            if (value < 0) {
                throw new IOException("end of stream after: " + bytes.toString(StandardCharsets.ISO_8859_1));
            }
            bytes.write(value);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int value = in.read();
        while (value >= 0 && value != '\n') {
            bytes.write(value);
            value = in.read();
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).trim();
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(readLine().split(";")[0].trim(), 16);
            if (size == 0) {
                while (!readLine().isEmpty()) {
                    // Trailers are not looked at.
                }
                return body.toByteArray();
            }
            body.write(readExactly(size));
            readLine();
        }
    }

    public byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("end of stream after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** Returns what still comes before the other side closes or resets. */
    public String readToEnd() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            int value = in.read();
            while (value >= 0) {
                rest.write(value);
                value = in.read();
            }
        } catch (java.net.SocketException e) {
            return rest.toString(StandardCharsets.ISO_8859_1); // A reset is an end too.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns whether the other side closed, or reset, without sending anything more. */
    public boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Returns whether nothing came so far. */
    public boolean isSilent() {
        try {
            return in.available() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
