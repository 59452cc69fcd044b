package dev.banyan.aws.support;

import dev.banyan.aws.wire.AwsServer;
import dev.banyan.aws.wire.AwsService;
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
import java.util.Set;

/** Services on a free port, asked by requests as clients write them. */
public final class Services implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AwsServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    public Services(AwsService... services) {
        try {
            server = AwsServer.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Set.of(), List.of(services));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a form to a service of eu-central-1. */
    public HttpResponse<String> form(String service, String form) {
        return send(service, "Content-Type", "application/x-www-form-urlencoded", form);
    }

    /** Sends a document to an action of ACM in eu-central-1. */
    public HttpResponse<String> json(String target, String document) {
        return send("acm", "X-Amz-Target", target, document);
    }

    private HttpResponse<String> send(String service, String header, String value, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                .timeout(LIMIT)
                .header("Authorization", TestEndpoint.authorization("eu-central-1", service))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!header.equals("Content-Type")) {
            request.header("Content-Type", "application/x-amz-json-1.1");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
