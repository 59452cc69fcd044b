package dev.banyan.aws.support;

import dev.banyan.aws.elbv2.Elbv2;
import dev.banyan.aws.elbv2.Elbv2Hooks;
import dev.banyan.aws.elbv2.Elbv2Store;
import dev.banyan.aws.elbv2.RoutingSink;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.wire.AwsServer;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The endpoint on a free port, without a data plane: keeps the routings that it would have got. */
public final class TestEndpoint implements AutoCloseable {

    public static final String ACCOUNT = "123456789012";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Routing> published = new CopyOnWriteArrayList<>();
    private final Elbv2Store store;
    private final AwsServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ElasticLoadBalancingV2Client client;

    private TestEndpoint(Elbv2Hooks hooks, RoutingSink sink, Routing base, Journal journal) {
        store = Elbv2Store.open(
                base,
                routing -> {
                    sink.publish(routing);
                    published.add(routing);
                },
                journal);
        try {
            server = AwsServer.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    Set.of("aws.test"),
                    List.of(Elbv2.service(store, hooks, ACCOUNT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = client("eu-central-1");
    }

    public static TestEndpoint open() {
        return open(Elbv2Hooks.defaults(), RoutingSink.NONE);
    }

    public static TestEndpoint open(Elbv2Hooks hooks, RoutingSink sink) {
        return new TestEndpoint(hooks, sink, new Routing(List.of(), Map.of()), Journal.inMemory());
    }

    /** Opens the endpoint over a template and what a journal keeps. */
    public static TestEndpoint open(Routing base, Journal journal) {
        return new TestEndpoint(Elbv2Hooks.defaults(), RoutingSink.NONE, base, journal);
    }

    public Elbv2Store store() {
        return store;
    }

    public List<Routing> published() {
        return published;
    }

    public int port() {
        return server.port();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /** Returns the client of eu-central-1. */
    public ElasticLoadBalancingV2Client client() {
        return client;
    }

    public ElasticLoadBalancingV2Client client(String region) {
        return client(uri(), region);
    }

    /** Returns a client of an endpoint that may run elsewhere. */
    public static ElasticLoadBalancingV2Client client(URI endpoint, String region) {
        return ElasticLoadBalancingV2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Sends a form that is signed for eu-central-1. */
    public HttpResponse<String> post(String form) {
        return send(request()
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("Authorization", authorization("eu-central-1", "elasticloadbalancing"))
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public HttpRequest.Builder request() {
        return HttpRequest.newBuilder(uri());
    }

    public static String authorization(String region, String service) {
        return "AWS4-HMAC-SHA256 Credential=AKID/20261123/" + region + "/" + service
                + "/aws4_request, SignedHeaders=host, Signature=00";
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
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
    }
}
