package dev.banyan.migration.support;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The load balancing API on a free port, without a data plane. */
public final class Endpoint implements AutoCloseable {

    private final AwsServer server;
    private final ElasticLoadBalancingV2Client client;

    public Endpoint() {
        Elbv2Store store = Elbv2Store.open(new Routing(List.of(), Map.of()), RoutingSink.NONE, Journal.inMemory());
        try {
            server = AwsServer.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    Set.of("aws.test"),
                    List.of(Elbv2.service(store, Elbv2Hooks.defaults(), "123456789012")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = client(List.of());
    }

    /** Returns a client whose calls nothing watches. */
    public ElasticLoadBalancingV2Client client() {
        return client;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /** Returns a client with interceptors, to be closed by the caller. */
    public ElasticLoadBalancingV2Client client(List<ExecutionInterceptor> interceptors) {
        return client(uri(), interceptors);
    }

    /** Returns a client of an endpoint, to be closed by the caller. */
    public static ElasticLoadBalancingV2Client client(URI endpoint, List<ExecutionInterceptor> interceptors) {
        return ElasticLoadBalancingV2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> interceptors.forEach(configuration::addExecutionInterceptor))
                .build();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
