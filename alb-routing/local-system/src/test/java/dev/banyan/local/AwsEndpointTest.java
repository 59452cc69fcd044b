package dev.banyan.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.banyan.model.Routing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;

/** The endpoint over a load balancer that runs. */
class AwsEndpointTest {

    @Test
    void listener_opensItsPort_andClosesIt() throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start()) {
            String listener = running.createListener(running.createLoadBalancer("shop"), 80, "hello");
            String url = "http://127.0.0.1:" + running.boundPort(listener) + "/";

            assertThat(running.get(url).body()).isEqualTo("hello");

            running.client().deleteListener(request -> request.listenerArn(listener));
            assertThatThrownBy(() -> running.get(url)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void portInUse_isRefused_andNothingChanges() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningEndpoint running = RunningEndpoint.start(port -> port, settings -> settings)) {
            String owner = running.createLoadBalancer("shop");
            Routing before = running.endpoint().routing();

            assertThatThrownBy(() -> running.createListener(owner, taken.getLocalPort(), "hello"))
                    .isInstanceOf(InvalidConfigurationRequestException.class)
                    .hasMessageContaining("port: " + taken.getLocalPort() + " on 127.0.0.1 (expected: a free port");
            assertThat(running.endpoint().routing()).isSameAs(before);
        }
    }

    @Test
    void portOfAnotherLoadBalancer_isRefused() throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start()) {
            running.createListener(running.createLoadBalancer("shop"), 80, "shop");
            String second = running.createLoadBalancer("other");

            assertThatThrownBy(() -> running.createListener(second, 80, "other"))
                    .isInstanceOf(InvalidConfigurationRequestException.class)
                    .hasMessageContaining("port: 80 (expected: a port that no listener of another load balancer has");
            assertThat(running.endpoint().routing().loadBalancers().get(1).listeners())
                    .isEmpty();
        }
    }

    @Test
    void account_isThatOfNewArns() throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start(port -> 0, settings -> settings.account("210987654321"))) {
            assertThat(running.createLoadBalancer("shop"))
                    .startsWith("arn:aws:elasticloadbalancing:eu-central-1:210987654321:loadbalancer/app/shop/");
        }
    }

    @Test
    void account_withoutTwelveDigits_isRefused() {
        assertThatThrownBy(() -> RunningEndpoint.start(port -> 0, settings -> settings.account("12345")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account: 12345 (expected: 12 digits)");
    }

    @Test
    void metrics_areThere_forPrometheus() throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start()) {
            HttpResponse<String> page = running.get(running.endpoint().uri() + "/metrics");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        }
    }

    @Test
    void endpointPortInUse_isSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            assertThatThrownBy(() -> RunningEndpoint.start(port -> 0, settings -> settings.address(address)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("(expected: a free port)");
        }
    }

    @Test
    void nextEndpoint_overTheState_runsWhatTheFirstWasTold(@TempDir Path folder) throws Exception {
        String listener;
        try (RunningEndpoint first = RunningEndpoint.start(port -> 0, settings -> settings.state(folder))) {
            listener = first.createListener(first.createLoadBalancer("shop"), 80, "hello");
        }
        try (RunningEndpoint second = RunningEndpoint.start(port -> 0, settings -> settings.state(folder))) {
            assertThat(second.endpoint().dropped()).isEmpty();
            assertThat(second.endpoint().listeners())
                    .extracting(OpenListener::arn, OpenListener::name)
                    .containsExactly(tuple(listener, "shop HTTP:80"));
            assertThat(second.get(second.endpoint().listeners().get(0).url()).body())
                    .isEqualTo("hello");
        }
    }

    @Test
    void state_thatAnotherEndpointHas_isRefused(@TempDir Path folder) throws Exception {
        try (RunningEndpoint first = RunningEndpoint.start(port -> 0, settings -> settings.state(folder))) {
            assertThat(first.endpoint().routing().loadBalancers()).isEmpty();
            assertThatThrownBy(() -> RunningEndpoint.start(port -> 0, settings -> settings.state(folder)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void recoveredListener_whosePortIsTaken_isSaid(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (RunningEndpoint first = RunningEndpoint.start(port -> 0, settings -> settings.state(folder))) {
                first.createListener(first.createLoadBalancer("shop"), 80, "hello");
            }
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> RunningEndpoint.start(of -> port, settings -> settings.state(folder)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port: " + port + " on 127.0.0.1 (expected: a free port");
        }
    }

    @Test
    void reset_isClosed_unlessAllowed() throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start()) {
            running.createLoadBalancer("shop");

            HttpResponse<String> answer = reset(running);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("AccessDenied: reset: closed (expected: an endpoint that was started with"
                            + " --allow-reset)\n");
            assertThat(running.endpoint().routing().loadBalancers()).hasSize(1);
        }
    }

    @Test
    void reset_whereAllowed_forgetsAll_andClosesPorts() throws Exception {
        try (RunningEndpoint running = RunningEndpoint.start(port -> 0, settings -> settings.allowReset(true))) {
            String listener = running.createListener(running.createLoadBalancer("shop"), 80, "hello");

            assertThat(reset(running).statusCode()).isEqualTo(204);

            assertThat(running.endpoint().routing().loadBalancers()).isEmpty();
            assertThat(running.boundPort(listener)).isZero();
        }
    }

    private static HttpResponse<String> reset(RunningEndpoint running) throws Exception {
        return running.send(HttpRequest.newBuilder(running.endpoint().uri().resolve("/_banyan/reset"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }
}
