package dev.banyan.alb.conformance;

import dev.banyan.alb.support.RawConnection;
import dev.banyan.alb.support.RawTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A target of a row. A text answers every request; a list is the script of each connection: {@code read} a request
 * with its body, {@code head} only its head, {@code hang} until the row says go, {@code reset}, {@code close}; all else
 * is sent. A mapping says besides how it answers health checks.
 */
final class ScriptedTarget implements AutoCloseable {

    private final RawTarget target;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);

    ScriptedTarget(Object given) {
        Fields fields = given instanceof Map<?, ?> ? Fields.of(given) : new Fields(Map.of("answer", given));
        Object answer = fields.checked(Set.of("answer", "health")).get("answer");
        target = new RawTarget(
                answer instanceof List<?> script
                        ? connection -> follow(connection, script)
                        : connection -> repeat(connection, String.valueOf(answer)));
        if (fields.has("health")) {
            health(fields.text("health"));
        }
    }

    /** Sets the answer of health checks; {@code hang} is none. */
    void health(String answer) {
        target.healthAnswer(answer.equals("hang") ? null : Notation.unescape(answer));
    }

    /** Returns the heads of all health checks. */
    List<String> checks() {
        return target.checks();
    }

    private void repeat(RawConnection connection, String answer) throws IOException {
        while (read(connection)) {
            connection.send(Notation.bytes(answer));
        }
    }

    private void follow(RawConnection connection, List<?> script) throws IOException {
        for (Object step : script) {
            if (!perform(connection, String.valueOf(step))) {
                return;
            }
        }
    }

    /** Returns whether the script goes on. */
    private boolean perform(RawConnection connection, String step) throws IOException {
        switch (step) {
            case "read" -> {
                return read(connection);
            }
            case "head" -> {
                return connection.readRequest() != null;
            }
            case "hang" -> hang();
            case "reset" -> {
                connection.reset();
                return false;
            }
            case "close" -> {
                return false;
            }
            default -> connection.send(Notation.bytes(step));
        }
        return true;
    }

    private void hang() {
        try {
            boolean unused = go.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets scripts that hang go on. */
    void go() {
        go.countDown();
    }

    private boolean read(RawConnection connection) throws IOException {
        String head = connection.readRequest();
        if (head == null) {
            return false;
        }
        String lower = head.toLowerCase(Locale.ROOT);
        bodies.add(
                lower.contains("\r\ntransfer-encoding: chunked\r\n")
                        ? chunks(connection)
                        : text(connection.readExactly(length(lower))));
        return true;
    }

    private static int length(String head) {
        int at = head.indexOf("\r\ncontent-length:");
        return at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 17, head.indexOf('\r', at + 2)).trim());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String line(RawConnection connection) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (!text(line.toByteArray()).endsWith("\r\n")) {
            line.writeBytes(connection.readExactly(1));
        }
        return text(line.toByteArray()).trim();
    }

    private static String chunks(RawConnection connection) throws IOException {
        StringBuilder body = new StringBuilder();
        int size = Integer.parseInt(line(connection).split(";")[0], 16);
        while (size > 0) {
            body.append(text(connection.readExactly(size)));
            line(connection);
            size = Integer.parseInt(line(connection).split(";")[0], 16);
        }
        while (!line(connection).isEmpty()) {
            body.append("(trailer)");
        }
        return body.toString();
    }

    int port() {
        return target.port();
    }

    List<String> heads() {
        return target.requests();
    }

    /** Returns the last request's head, or null. */
    @Nullable
    String lastHead() {
        List<String> heads = heads();
        return heads.isEmpty() ? null : heads.get(heads.size() - 1);
    }

    /** Returns the last request's body without framing. */
    String lastBody() {
        return bodies.isEmpty() ? "" : bodies.get(bodies.size() - 1);
    }

    @Override
    public void close() {
        go();
        target.close();
    }
}
