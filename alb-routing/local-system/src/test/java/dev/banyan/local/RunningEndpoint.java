package dev.banyan.local;

import dev.banyan.alb.LocalAlb;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** An endpoint over an empty load balancer, and its clients. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
final class RunningEndpoint implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LocalAlb loadBalancer;
    private final AwsEndpoint endpoint;
    private final ElasticLoadBalancingV2Client client;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningEndpoint(IntUnaryOperator ports, UnaryOperator<AwsEndpointBuilder> settings) throws IOException {
        loadBalancer = LocalAlb.builder().eventLoops(1).ports(ports).build();
        AwsEndpointBuilder builder = settings.apply(AwsEndpoint.over(loadBalancer));
        loadBalancer.start();
        try {
            endpoint = builder.open();
        } catch (IOException e) {
            loadBalancer.close();
            throw e;
        }
        client = ElasticLoadBalancingV2Client.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Starts one whose listeners get any free port. */
    static RunningEndpoint start() throws IOException {
        return start(port -> 0, settings -> settings);
    }

    static RunningEndpoint start(IntUnaryOperator ports, UnaryOperator<AwsEndpointBuilder> settings)
            throws IOException {
        return new RunningEndpoint(ports, settings);
    }

    AwsEndpoint endpoint() {
        return endpoint;
    }

    ElasticLoadBalancingV2Client client() {
        return client;
    }

    /** Creates a load balancer and returns its ARN. */
    String createLoadBalancer(String name) {
        return client.createLoadBalancer(
                        request -> request.name(name).subnets("subnet-0ba0000000000001a", "subnet-0ba0000000000001b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
    }

    /** Creates a listener that answers a text, and returns its ARN. */
    String createListener(String owner, int port, String text) {
        return client.createListener(request -> request.loadBalancerArn(owner)
                        .protocol("HTTP")
                        .port(port)
                        .defaultActions(action -> action.type("fixed-response")
                                .fixedResponseConfig(answer -> answer.statusCode("200")
                                        .contentType("text/plain")
                                        .messageBody(text))))
                .listeners()
                .get(0)
                .listenerArn();
    }

    int boundPort(String listener) {
        return loadBalancer.boundPorts().getOrDefault(new Arn(listener), 0);
    }

    HttpResponse<String> get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
        loadBalancer.close();
    }
}
