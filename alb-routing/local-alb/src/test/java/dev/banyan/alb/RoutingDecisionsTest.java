package dev.banyan.alb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.SecureClient;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.Protocol;
import dev.banyan.model.RedirectAction;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights, redirects, authentication, health and TLS on real listeners. */
@SuppressWarnings("StringConcatToTextBlock") // Lines of requests end with CR LF.
class RoutingDecisionsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    @Proves({"R-2.2-05", "R-2.2-07"})
    void weights_90to10_shareRequestsWithoutFailover() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(
                        80,
                        Routings.weighted(
                                null,
                                Map.of(routings.group("shop", target.port()), 90, routings.group("empty"), 10))));
                RawClient client = alb.client()) {
            int failed = 0;
            for (int i = 0; i < 500; i++) {
                failed += client.get("/").status() == 503 ? 1 : 0;
            }

            // The standard deviation is 6.7; with the seed given the number is always the same.
            assertThat(failed).isBetween(30, 70);
        }
    }

    @Test
    @Proves({"R-2.2-04", "R-2.2-05", "R-2.2-06"})
    void weights_10and0and20_giveTheThirdTwiceTheFirstAndTheSecondNothing() {
        Routings routings = new Routings();
        try (RawTarget a = RawTarget.answering(OK);
                RawTarget b = RawTarget.answering(OK.replace("200 OK", "201 Created"));
                RawTarget c = RawTarget.answering(OK.replace("200 OK", "202 Accepted"));
                TestAlb alb = new TestAlb(routings.listener(
                        80,
                        Routings.weighted(
                                null,
                                Map.of(
                                        routings.group("a", a.port()), 10,
                                        routings.group("b", b.port()), 0,
                                        routings.group("c", c.port()), 20))));
                RawClient client = alb.client()) {
            Map<Integer, Integer> answers = new HashMap<>();
            for (int i = 0; i < 600; i++) {
                answers.merge(client.get("/").status(), 1, Integer::sum);
            }

            // The standard deviation is 11.5; with the seed given the numbers are always the same.
            assertThat(answers).containsOnlyKeys(200, 202);
            assertThat(answers.get(200)).isBetween(150, 250);
        }
    }

    @Test
    void weights_allZero_is503() {
        Routings routings = new Routings();
        try (TestAlb alb = new TestAlb(routings.listener(
                        80, Routings.weighted(null, Map.of(routings.group("a", 1), 0, routings.group("b", 2), 0))));
                RawClient client = alb.client()) {
            assertThat(client.get("/").status()).isEqualTo(503);
        }
    }

    @Test
    void redirect_toAnotherListener_namesItsBoundPort() {
        RedirectAction toHttps = new RedirectAction(301, "HTTPS", "#{host}", "443", "/#{path}", "#{query}");
        try (TestAlb alb = new TestAlb(
                        new Routings().listener(80, toHttps).listener(443, Protocol.HTTPS, Routings.text("secure")));
                RawClient client = alb.client()) {
            Answer answer = client.get("/a%20b?x=1");

            assertThat(answer.status()).isEqualTo(301);
            assertThat(answer.header("Location")).isEqualTo("https://shop.test:" + alb.port(443) + "/a%20b?x=1");
            assertThat(answer.header("Content-Length")).isEqualTo("134");
            assertThat(alb.log(1).get(0)).contains("\"redirect\" \"https://shop.test:");
        }
    }

    @Test
    void redirect_ownPort_isTheBoundOne() {
        RedirectAction moved = new RedirectAction(302, "#{protocol}", "#{host}", "#{port}", "/new", "");
        try (TestAlb alb = new TestAlb(
                        new Routings().listener(80, Routings.text("x")).rule(80, 1, "/old", moved));
                RawClient client = alb.client()) {
            assertThat(client.get("/old").header("Location")).isEqualTo("http://shop.test:" + alb.port(80) + "/new");
        }
    }

    @Test
    void redirect_locationOver8Kilobytes_is507() {
        try (TestAlb alb = new TestAlb(new Routings()
                        .listener(80, new RedirectAction(302, "HTTPS", "#{host}", "#{port}", "/#{path}", "#{query}")));
                RawClient client = alb.client()) {
            assertThat(client.get("/" + "x".repeat(9000)).status()).isEqualTo(507);
        }
    }

    @Test
    void fixedResponse_head_hasNoBody() {
        try (TestAlb alb = new TestAlb(new Routings()
                        .listener(80, new FixedResponseAction(503, "application/json", "{\"later\":true}")));
                RawClient client = alb.client()) {
            Answer answer = client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").readHead();

            assertThat(answer.head()).startsWith("HTTP/1.1 503 Service Temporarily Unavailable\r\n");
            assertThat(answer.header("Content-Length")).isEqualTo("14");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(client.get("/").body()).isEqualTo("{\"later\":true}");
        }
    }

    @Test
    void health_checks_decideWhoGetsRequests() {
        Routings routings = new Routings();
        try (RawTarget good = RawTarget.answering(OK);
                RawTarget bad = new RawTarget(connection -> connection.send("HTTP/1.1 500 No\r\n\r\n"));
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", good.port(), bad.port())))) {
            TestAlb.await(() -> {
                alb.pass(Duration.ofSeconds(31));
                return states(alb).equals("healthy,unhealthy");
            });

            try (RawClient client = alb.client()) {
                for (int i = 0; i < 4; i++) {
                    assertThat(client.get("/").body()).isEqualTo("ok");
                }
            }

            assertThat(good.requests()).hasSize(4);
            assertThat(alb.alb().targetHealth(Routings.groupArn("shop")).get(1).reason())
                    .isEqualTo("Target.ResponseCodeMismatch");
        }
    }

    private static String states(TestAlb alb) {
        return String.join(
                ",",
                alb.alb().targetHealth(Routings.groupArn("shop")).stream()
                        .map(TargetHealth::state)
                        .map(TargetHealth.State::apiName)
                        .toList());
    }

    @Test
    void update_removedTarget_isDrainingUntilItsDelayEnds() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port())))) {
            Routings without = new Routings();
            alb.alb().update(without.listener(80, without.group("shop")).build());
            assertThat(states(alb)).isEqualTo("draining");

            TestAlb.await(() -> {
                alb.pass(Duration.ofSeconds(301));
                return states(alb).isEmpty();
            });
        }
    }

    @Test
    void group_withoutRule_isUnused() {
        Routings routings = new Routings();
        routings.group("shop", 1);
        try (TestAlb alb = new TestAlb(routings.listener(80, Routings.text("x")))) {
            assertThat(states(alb)).isEqualTo("unused");
        }
    }

    @Test
    void tls_localCertificate_isKeptAndLogged(@TempDir Path state) throws Exception {
        byte[] first = certificateOf(state);

        assertThat(certificateOf(state)).isEqualTo(first);
        assertThat(state).isDirectoryContaining(file -> file.endsWith("alb-certificate.p12"));
    }

    private static byte[] certificateOf(Path state) throws Exception {
        X509Certificate[] seen = new X509Certificate[1];
        try (TestAlb alb = new TestAlb(
                new Routings()
                        .listener(443, Protocol.HTTPS, Routings.text("secure"))
                        .build(),
                builder -> builder.stateDirectory(state).domain("shop.test"))) {
            try (RawClient client = SecureClient.connect(alb.port(443), seen)) {
                assertThat(client.get("/").body()).isEqualTo("secure");
            }
            assertThat(alb.log(1).get(0)).startsWith("https ").containsPattern(" TLS_AES_[A-Z0-9_]+ TLSv1.3 ");
        }
        assertThat(seen[0].getSubjectAlternativeNames().toString()).contains("localhost", "*.localhost", "shop.test");
        return seen[0].getEncoded();
    }
}
