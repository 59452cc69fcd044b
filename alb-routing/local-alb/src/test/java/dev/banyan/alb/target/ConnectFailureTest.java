package dev.banyan.alb.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.support.CheckedServer;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets that cannot be reached. Health checks go to a port of their own, so that only requests are counted. */
class ConnectFailureTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CheckedServer checked = new CheckedServer(CheckedServer.OK);

    @AfterEach
    void closeAll() {
        checked.close();
    }

    private TestAlb start(Protocol protocol, int port) {
        HealthCheck check = new HealthCheck(
                true,
                Protocol.HTTP,
                checked.port(),
                "/",
                LIMIT.minusSeconds(1),
                Duration.ofSeconds(5),
                5,
                2,
                StatusMatcher.parse("200"));
        Routings routings = new Routings().rule(80, 1, "/ping", Routings.text("pong"));
        return new TestAlb(routings.listener(
                80,
                routings.group(new TargetGroup(
                        Routings.groupArn("shop"),
                        "shop",
                        TargetType.IP,
                        protocol,
                        80,
                        check,
                        TargetGroupAttributes.DEFAULT,
                        List.of(new Target.Ip("127.0.0.1", port)),
                        Map.of()))));
    }

    private static void awaitCount(TestAlb alb, String metric, int expected) {
        TestAlb.await(() -> alb.alb()
                .metrics()
                .prometheus()
                .lines()
                .anyMatch(line -> line.startsWith(metric)
                        && line.contains("targetgroup/shop/")
                        && line.endsWith(" " + expected)));
    }

    @Test
    @Proves({"R-5.9-16", "R-6.4-23"})
    void refused_is502() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (TestAlb alb = start(Protocol.HTTP, port);
                RawClient client = alb.client()) {
            assertThat(client.get("/").status()).isEqualTo(502);
            assertThat(client.get("/").status()).isEqualTo(502);

            awaitCount(alb, "TargetConnectionErrorCount", 2);
        }
    }

    /** The queue of the listening socket is full, so that nobody answers who wants to connect. */
    @Test
    @Proves("R-5.6-04")
    void noAnswerToConnect_is504AfterTenSeconds() throws IOException {
        List<SocketChannel> queued = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int place = 0; place < 4; place++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()));
                queued.add(channel);
            }
            try (TestAlb alb = start(Protocol.HTTP, full.getLocalPort());
                    RawClient client = alb.client()) {
                TestAlb.await(() -> checked.closed() == 1);
                client.send("GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n");
                ping(alb);
                assertTimesOut(alb, client);
                awaitCount(alb, "TargetConnectionErrorCount", 1);
            }
        } finally {
            for (SocketChannel channel : queued) {
                channel.close();
            }
        }
    }

    /** Once it answers, the load balancer has worked on all that was sent to it before. */
    private static void ping(TestAlb alb) {
        try (RawClient other = alb.client()) {
            assertThat(other.get("/ping").body()).isEqualTo("pong");
            assertThat(other.get("/ping").body()).isEqualTo("pong");
        }
    }

    /** The second check tells that the load balancer has looked at its clock. */
    private void assertTimesOut(TestAlb alb, RawClient client) {
        alb.pass(LIMIT.minusSeconds(1));
        TestAlb.await(() -> checked.closed() == 2);
        ping(alb);
        assertThat(client.isSilent()).isTrue();
        alb.pass(Duration.ofSeconds(1));
        assertThat(client.read().status()).isEqualTo(504);
    }

    @Test
    @Proves("R-5.6-05")
    void noAnswerToTheHandshake_is504AfterTenSeconds() {
        AtomicInteger hellos = new AtomicInteger();
        try (RawTarget silent = new RawTarget(connection -> {
                    hellos.addAndGet(connection.readExactly(1).length);
                    connection.readExactly(1 << 20);
                });
                TestAlb alb = start(Protocol.HTTPS, silent.port());
                RawClient client = alb.client()) {
            TestAlb.await(() -> checked.closed() == 1);
            client.send("GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n");
            TestAlb.await(() -> hellos.get() == 1);
            assertTimesOut(alb, client);
            awaitCount(alb, "TargetTLSNegotiationErrorCount", 1);
        }
    }

    @Test
    @Proves({"R-5.6-06", "R-6.4-25"})
    void handshakeFails_is502() {
        try (RawTarget wrong = new RawTarget(connection -> {
                    connection.readExactly(5);
                    connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                });
                TestAlb alb = start(Protocol.HTTPS, wrong.port());
                RawClient client = alb.client()) {
            assertThat(client.get("/").status()).isEqualTo(502);
            awaitCount(alb, "TargetTLSNegotiationErrorCount", 1);
        }
    }
}
