package dev.banyan.aws.support;

import dev.banyan.alb.ListenerBindException;
import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.aws.elbv2.Elbv2Hooks;
import dev.banyan.aws.elbv2.RoutingRefusedException;
import dev.banyan.aws.elbv2.TargetState;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntUnaryOperator;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The endpoint over a load balancer that runs. */
public final class LiveEndpoint implements AutoCloseable {

    private final LocalAlb loadBalancer;
    private final TestEndpoint endpoint;

    /** Starts both, with listeners bound as {@code ports} says. */
    public LiveEndpoint(IntUnaryOperator ports) {
        loadBalancer = LocalAlb.builder().eventLoops(1).ports(ports).build();
        loadBalancer.start();
        endpoint = TestEndpoint.open(Elbv2Hooks.defaults().withHealth(this::health), this::publish);
    }

    private void publish(Routing routing) {
        try {
            loadBalancer.update(routing);
        } catch (ListenerBindException e) {
            throw new RoutingRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private List<TargetState> health(Arn group) {
        return loadBalancer.targetHealth(group).stream()
                .map(one -> new TargetState(one.target(), one.state().apiName(), one.reason(), one.description()))
                .toList();
    }

    public ElasticLoadBalancingV2Client client() {
        return endpoint.client();
    }

    /** Returns what the load balancer counts. */
    public AlbMetrics metrics() {
        return loadBalancer.metrics();
    }

    public TestEndpoint endpoint() {
        return endpoint;
    }

    /** Returns the port that a listener is bound to, or 0 where it is not. */
    public int boundPort(String listener) {
        return loadBalancer.boundPorts().getOrDefault(new Arn(listener), 0);
    }

    /** Returns what the load balancer answers, by a connection of its own. */
    public static String get(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/")
                        .toURL()
                        .openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout(20_000);
        try (var body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    @Override
    public void close() {
        endpoint.close();
        loadBalancer.close();
    }
}
