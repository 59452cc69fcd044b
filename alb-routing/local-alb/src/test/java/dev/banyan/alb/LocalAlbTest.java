package dev.banyan.alb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LocalAlbTest {

    private static LocalAlb start(Routing routing) {
        LocalAlb alb = LocalAlb.builder()
                .routing(routing)
                .ports(port -> 0)
                .eventLoops(1)
                .seed(1)
                .build();
        alb.start();
        return alb;
    }

    private static int port(LocalAlb alb, int listener) {
        return Objects.requireNonNull(alb.boundPorts().get(Routings.listenerArn(listener)), "bound port");
    }

    @Test
    void start_fixedResponse_isAnswered() {
        try (LocalAlb alb = start(
                        new Routings().listener(80, Routings.text("hello")).build());
                RawClient client = new RawClient(port(alb, 80))) {
            Answer answer = client.get("/");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.header("Server")).isEqualTo("awselb/2.0");
        }
    }

    @Test
    void forward_keepAliveTarget_usesOneConnection() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nServer: shop\r\n\r\nok");
                LocalAlb alb = start(routings.listener(80, routings.group("shop", target.port()))
                        .rule(80, 10, "/fixed", Routings.text("fixed"))
                        .build());
                RawClient client = new RawClient(port(alb, 80))) {
            assertThat(client.get("/a").body()).isEqualTo("ok");
            assertThat(client.get("/fixed").body()).isEqualTo("fixed");
            Answer answer = client.get("/b?x=1");

            assertThat(answer.body()).isEqualTo("ok");
            assertThat(answer.header("Server")).isEqualTo("shop");
            assertThat(target.connections()).isEqualTo(1);
            assertThat(target.requests()).hasSize(2);
            assertThat(target.requests().get(1))
                    .startsWith("GET /b?x=1 HTTP/1.1\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: http\r\n");
        }
    }

    @Test
    void start_takenPort_isRefusedWithItsNumber() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalAlb alb = LocalAlb.builder()
                    .routing(new Routings().listener(80, Routings.text("x")).build())
                    .ports(port -> taken.getLocalPort())
                    .build();

            assertThatThrownBy(alb::start)
                    .isInstanceOf(ListenerBindException.class)
                    .hasMessageContaining("port: " + taken.getLocalPort());
        }
    }

    @Test
    void update_newListenerAndRule_areThereWhenItReturns() {
        try (LocalAlb alb =
                start(new Routings().listener(80, Routings.text("old")).build())) {
            int port = port(alb, 80);
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/").body()).isEqualTo("old");

                alb.update(new Routings()
                        .listener(80, Routings.text("new"))
                        .listener(81, Routings.text("other"))
                        .build());

                assertThat(client.get("/").body()).isEqualTo("new");
                assertThat(port(alb, 80)).isEqualTo(port);
            }
            try (RawClient client = new RawClient(port(alb, 81))) {
                assertThat(client.get("/").body()).isEqualTo("other");
            }
        }
    }

    @Test
    void update_removedListener_isClosed() {
        try (LocalAlb alb = start(new Routings()
                .listener(80, Routings.text("a"))
                .listener(81, Routings.text("b"))
                .build())) {
            try (RawClient client = new RawClient(port(alb, 81))) {
                assertThat(client.get("/").body()).isEqualTo("b");

                alb.update(new Routings().listener(80, Routings.text("a")).build());

                assertThat(client.isClosed()).isTrue();
            }
            assertThat(alb.boundPorts()).containsOnlyKeys(Routings.listenerArn(80));
        }
    }

    @Test
    void close_idleConnections_doesNotWait() {
        LocalAlb alb = start(new Routings().listener(80, Routings.text("x")).build());
        try (RawClient client = new RawClient(port(alb, 80))) {
            client.get("/");
            long before = System.nanoTime();

            alb.close(Duration.ofSeconds(30));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(client.isClosed()).isTrue();
        }
    }
}
