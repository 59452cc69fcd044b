package dev.banyan.function.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The least of Lambda's Runtime API that the real runtime client needs: one invocation at a time. */
final class RuntimeApi implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final HttpServer server;
    private volatile CompletableFuture<byte[]> result = new CompletableFuture<>();

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(BASE, this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Done once the function waits for its first event, failed if its initialization did. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Hands over one event. */
    CompletableFuture<byte[]> invoke(byte[] event) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        result = answer;
        events.add(event);
        return answer;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.endsWith("/invocation/next")) {
                next(exchange);
                return;
            }
            if (path.endsWith("/restore/next")) {
                // The function has been made ready for its snapshot and is restored at once.
                respond(exchange, 200, new byte[0]);
                return;
            }
            respond(exchange, 202, new byte[0]);
            if (path.endsWith("/response")) {
                result.complete(body);
            } else {
                IllegalStateException failure = new IllegalStateException(new String(body, StandardCharsets.UTF_8));
                ready.completeExceptionally(failure);
                result.completeExceptionally(failure);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(null);
        try {
            byte[] event = events.take();
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", String.valueOf(Long.MAX_VALUE / 2));
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:111122223333:function:test");
            respond(exchange, 200, event);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
