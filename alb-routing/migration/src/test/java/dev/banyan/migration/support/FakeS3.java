package dev.banyan.migration.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The few operations of S3 that the state needs, with conditions that hold also when two write at once, as
 * on AWS. S3Proxy knows the conditions as well, but two of its conditional writes at once may both succeed.
 */
public final class FakeS3 implements AutoCloseable {

    private record Stored(String tag, String text) {}

    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private final AtomicInteger tags = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    public FakeS3() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Returns a client, to be closed by the caller. */
    public S3Client client(List<ExecutionInterceptor> interceptors) {
        return client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), interceptors);
    }

    /** Returns a client of an endpoint, to be closed by the caller. */
    public static S3Client client(URI endpoint, List<ExecutionInterceptor> interceptors) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "testtest")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> interceptors.forEach(configuration::addExecutionInterceptor))
                .build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                put(exchange, path, body);
            } else if (exchange.getRequestURI().getRawQuery() != null) {
                list(exchange, path);
            } else {
                get(exchange, path);
            }
        }
    }

    private void put(HttpExchange exchange, String path, String body) throws IOException {
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        String none = exchange.getRequestHeaders().getFirst("If-None-Match");
        Stored wanted = new Stored("\"" + tags.incrementAndGet() + "\"", body);
        Stored kept = objects.compute(path, (key, old) -> {
            boolean allowed = none != null
                    ? old == null
                    : match == null || (old != null && old.tag().equals(match));
            return allowed ? wanted : old;
        });
        if (kept != null && kept.tag().equals(wanted.tag())) {
            exchange.getResponseHeaders().set("ETag", wanted.tag());
            exchange.sendResponseHeaders(200, -1);
        } else if (kept == null) {
            error(exchange, 404, "NoSuchKey");
        } else {
            error(exchange, 412, "PreconditionFailed");
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        Stored stored = objects.get(path);
        if (stored == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        exchange.getResponseHeaders().set("ETag", stored.tag());
        byte[] bytes = stored.text().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void list(HttpExchange exchange, String path) throws IOException {
        String bucket = path.endsWith("/") ? path : path + "/";
        String keys = objects.keySet().stream()
                .filter(key -> key.startsWith(bucket))
                .map(key -> "<Contents><Key>" + key.substring(bucket.length()) + "</Key></Contents>")
                .collect(Collectors.joining());
        answer(exchange, 200, "<ListBucketResult><IsTruncated>false</IsTruncated>" + keys + "</ListBucketResult>");
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        answer(exchange, status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
