package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.LiveEndpoint;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.waiters.ElasticLoadBalancingV2Waiter;

/** What the API answers to have done is done: the next request finds it so. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class LiveTest {

    private final LiveEndpoint live = new LiveEndpoint(port -> 0);
    private final ElasticLoadBalancingV2Client client = live.client();
    private final List<HttpServer> servers = new ArrayList<>();
    private String one = "";
    private String two = "";
    private String listener = "";

    @BeforeEach
    void make() throws IOException {
        one = group("one");
        two = group("two");
        String loadBalancer = Fixture.loadBalancer(client, "shop");
        listener = Fixture.listener(client, loadBalancer, 80, one);
        // Both groups are in use from here on, so that both are checked.
        Fixture.rule(client, listener, 1, two);
        awaitHealthy(one);
        awaitHealthy(two);
    }

    private String group(String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length());
            try (var body = exchange.getResponseBody()) {
                body.write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        });
        server.start();
        servers.add(server);
        String arn = Fixture.group(client, answer);
        client.registerTargets(request -> request.targetGroupArn(arn)
                .targets(target ->
                        target.id("127.0.0.1").port(server.getAddress().getPort())));
        return arn;
    }

    private void awaitHealthy(String group) {
        try (var waiter = ElasticLoadBalancingV2Waiter.builder()
                .client(client)
                .overrideConfiguration(configuration -> configuration
                        .maxAttempts(400)
                        .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(50))))
                .build()) {
            waiter.waitUntilTargetInService(request -> request.targetGroupArn(group));
        }
    }

    @AfterEach
    void close() {
        live.close();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void nextRequest_findsTheNewWeights() throws IOException {
        for (int round = 0; round < 50; round++) {
            boolean toTwo = round % 2 == 0;
            client.modifyListener(request -> request.listenerArn(listener)
                    .defaultActions(action -> action.type("forward")
                            .forwardConfig(config -> config.targetGroups(
                                    tuple -> tuple.targetGroupArn(one).weight(toTwo ? 0 : 1),
                                    tuple -> tuple.targetGroupArn(two).weight(toTwo ? 1 : 0)))));

            assertThat(LiveEndpoint.get(live.boundPort(listener))).isEqualTo(toTwo ? "two" : "one");
        }
    }

    @Test
    void deletedListener_isClosed() throws IOException {
        int port = live.boundPort(listener);
        assertThat(LiveEndpoint.get(port)).isEqualTo("one");

        client.deleteListener(request -> request.listenerArn(listener));

        assertThat(live.boundPort(listener)).isZero();
        assertThatThrownBy(() -> LiveEndpoint.get(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void deregisteredTarget_drains() {
        int targetPort = servers.get(0).getAddress().getPort();

        client.deregisterTargets(request -> request.targetGroupArn(one)
                .targets(target -> target.id("127.0.0.1").port(targetPort)));

        assertThat(client.describeTargetHealth(request -> request.targetGroupArn(one))
                        .targetHealthDescriptions())
                .extracting(description -> description.targetHealth().stateAsString())
                .containsExactly("draining");
    }

    @Test
    void drainingTarget_thatIsRegisteredAgain_isBackAtOnce() throws IOException {
        int targetPort = servers.get(0).getAddress().getPort();
        client.deregisterTargets(request -> request.targetGroupArn(one)
                .targets(target -> target.id("127.0.0.1").port(targetPort)));
        client.registerTargets(request -> request.targetGroupArn(one)
                .targets(target -> target.id("127.0.0.1").port(targetPort)));

        assertThat(client.describeTargetHealth(request -> request.targetGroupArn(one))
                        .targetHealthDescriptions())
                .extracting(description -> description.targetHealth().stateAsString())
                .singleElement()
                .isIn("initial", "healthy");
        awaitHealthy(one);
        assertThat(LiveEndpoint.get(live.boundPort(listener))).isEqualTo("one");
    }

    @Test
    void listener_whosePortIsTaken_isRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LiveEndpoint bound = new LiveEndpoint(port -> port)) {
            String group = Fixture.functionGroup(bound.client(), "catalog");
            String loadBalancer = Fixture.loadBalancer(bound.client(), "shop");
            Routing before = bound.endpoint().store().routing();

            assertThatThrownBy(() -> Fixture.listener(bound.client(), loadBalancer, taken.getLocalPort(), group))
                    .isInstanceOf(InvalidConfigurationRequestException.class)
                    .hasMessageContaining("expected: a free port");
            assertThat(bound.endpoint().store().routing()).isSameAs(before);
        }
    }
}
