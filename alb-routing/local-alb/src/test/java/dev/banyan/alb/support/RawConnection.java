package dev.banyan.alb.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A target's side of a connection. */
public final class RawConnection {

    private final Socket socket;
    private final InputStream in;
    private final RawTarget target;
    private boolean counted;

    RawConnection(Socket socket, RawTarget target) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.target = target;
    }

    /** Returns the next request's head, or null at the end; health checks are answered and not returned. */
    public @Nullable String readRequest() throws IOException {
        String head = readHead();
        if (head != null && target.isHealthCheck(head)) {
            String answer = target.check(head);
            if (answer == null) {
                while (read() >= 0) {
                    // Silent until the other side gives up.
                }
            } else {
                send(answer);
            }
            return null;
        }
        if (head != null) {
            target.record(head);
            if (!counted) {
                counted = true;
                target.countConnection();
            }
        }
        return head;
    }

    /** Returns the next request's head, health checks included, or null at the end. */
    public @Nullable String readHead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int value = 0;
        while (value >= 0 && !bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            value = read();
            if (value >= 0) {
                bytes.write(value);
            }
        }
        return value < 0 ? null : bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private int read() throws IOException {
        try {
            return in.read();
        } catch (SocketException e) {
            return -1; // A reset, or the end of the test, is an end too.
        }
    }

    public byte[] readExactly(int length) throws IOException {
        return in.readNBytes(length);
    }

    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Ends the connection with a reset, as the system does for a process that died with bytes unread. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    public Socket socket() {
        return socket;
    }
}
