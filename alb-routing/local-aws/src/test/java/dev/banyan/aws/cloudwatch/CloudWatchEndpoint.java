package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.metric.CustomMetrics;
import dev.banyan.aws.cloudwatch.metric.Datum;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.aws.wire.AwsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The CloudWatch API on a free port, over known numbers and at a time that tests set. */
public final class CloudWatchEndpoint implements AutoCloseable {

    /** A full hour. */
    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    public static final String LOAD_BALANCER = "app/shop/0123456789abcdef";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private volatile Instant now = START;
    private final CustomMetrics known = new CustomMetrics(1_000_000);
    private final CloudWatch service;
    private final AwsServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CloudWatchClient client;

    private CloudWatchEndpoint(MetricSource source, Journal journal) {
        service = CloudWatch.builder(TestEndpoint.ACCOUNT)
                .source(known)
                .source(source)
                .clock(() -> now)
                .journal(journal)
                .build();
        try {
            server = AwsServer.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Set.of(), List.of(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = client("eu-central-1");
    }

    public static CloudWatchEndpoint open() {
        return open(Journal.inMemory());
    }

    public static CloudWatchEndpoint open(Journal journal) {
        return new CloudWatchEndpoint(new CustomMetrics(1), journal);
    }

    public static CloudWatchEndpoint over(MetricSource source) {
        return new CloudWatchEndpoint(source, Journal.inMemory());
    }

    public CloudWatch service() {
        return service;
    }

    public CloudWatchClient client() {
        return client;
    }

    public CloudWatchClient client(String region) {
        return CloudWatchClient.builder()
                .endpointOverride(uri())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    public Instant now() {
        return now;
    }

    /** Lets time pass, and evaluates alarms at its end. */
    public void pass(long seconds) {
        now = now.plusSeconds(seconds);
        service.evaluate();
    }

    public void setNow(Instant instant) {
        now = instant;
    }

    /** Counts samples of the load balancer's metric. */
    public void sample(String name, String unit, Instant time, double... values) {
        for (double value : values) {
            known.put(new Datum.Values(metric(name), unit, time, Map.of(value, 1.0)));
        }
    }

    public static MetricId metric(String name) {
        return new MetricId("AWS/ApplicationELB", name, new TreeMap<>(Map.of("LoadBalancer", LOAD_BALANCER)));
    }

    /** Sends a form that is signed for eu-central-1. */
    public HttpResponse<String> post(String form) {
        return send(
                "/",
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                HttpRequest.BodyPublishers.ofString(form),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a JSON request. */
    public HttpResponse<String> json(String action, String body) {
        return send(
                "/",
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.0",
                        "X-Amz-Target",
                        "GraniteServiceVersion20100801." + action),
                HttpRequest.BodyPublishers.ofString(body),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a CBOR request. */
    public HttpResponse<byte[]> cbor(String action, byte[] body) {
        return send(
                "/service/GraniteServiceVersion20100801/operation/" + action,
                Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
                HttpRequest.BodyPublishers.ofByteArray(body),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    public <T> HttpResponse<T> send(
            String path,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri().resolve(path))
                .timeout(LIMIT)
                .header("Authorization", TestEndpoint.authorization("eu-central-1", "monitoring"))
                .POST(body);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        service.close();
    }
}
