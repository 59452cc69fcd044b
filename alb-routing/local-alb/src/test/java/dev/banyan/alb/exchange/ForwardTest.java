package dev.banyan.alb.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.SecureClient;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Forwards over a real listener: weights, protocol versions, and what debug headers tell. */
class ForwardTest {

    private static RawTarget answering(String body) {
        return RawTarget.answering(
                "HTTP/1.1 200 OK\r\nX-Banyan-Rule: forged\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Shares within three standard deviations; the seed is given, so that the numbers are always the same. */
    @ParameterizedTest
    @CsvSource({"1, 1, 300, 52", "10, 20, 200, 49", "0, 5, 0, 0", "999, 0, 600, 0", "999, 1, 599, 3", "90, 10, 540, 23"
    })
    void weights_share_isWeightOverSum(int first, int second, int expected, int tolerance) {
        Routings routings = new Routings();
        try (RawTarget one = answering("1");
                RawTarget two = answering("2");
                TestAlb alb = new TestAlb(routings.listener(
                        80,
                        Routings.weighted(
                                null,
                                Map.of(
                                        routings.group("one", one.port()),
                                        first,
                                        routings.group("two", two.port()),
                                        second))));
                RawClient client = alb.client()) {
            int ones = 0;
            for (int i = 0; i < 600; i++) {
                ones += client.get("/").body().equals("1") ? 1 : 0;
            }

            assertThat(ones).isBetween(expected - tolerance, expected + tolerance);
        }
    }

    @Test
    void weights_fiveGroups_allGetTheirShare() {
        Routings routings = new Routings();
        List<RawTarget> targets = new ArrayList<>();
        Map<ForwardAction, Integer> weights = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            targets.add(answering(Integer.toString(i)));
            weights.put(routings.group("g" + i, targets.get(i).port()), 1);
        }
        try (TestAlb alb = new TestAlb(routings.listener(80, Routings.weighted(null, weights)));
                RawClient client = alb.client()) {
            int[] counts = new int[5];
            for (int i = 0; i < 500; i++) {
                counts[Integer.parseInt(client.get("/").body())]++;
            }

            for (int count : counts) {
                assertThat(count).isBetween(73, 127);
            }
        } finally {
            targets.forEach(RawTarget::close);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void protocolVersion_notHttp1_is464(ProtocolVersion version) throws Exception {
        Routings routings = new Routings();
        try (RawTarget target = answering("ok");
                TestAlb alb = new TestAlb(
                        routings.listener(443, Protocol.HTTPS, routings.group(group(version, target.port()))));
                RawClient client = SecureClient.connect(alb.port(443), new X509Certificate[1])) {
            Answer answer = client.get("/");

            boolean spoken = version == ProtocolVersion.HTTP1;
            assertThat(answer.status()).isEqualTo(spoken ? 200 : 464);
            assertThat(target.requests()).hasSize(spoken ? 1 : 0);
            assertThat(client.get("/").status()).isEqualTo(answer.status());
        }
    }

    private static TargetGroup group(ProtocolVersion version, int port) {
        return new TargetGroup(
                Routings.groupArn("shop"),
                "shop",
                TargetType.IP,
                Protocol.HTTP,
                version,
                80,
                HealthCheck.IP_DEFAULT,
                TargetGroupAttributes.DEFAULT,
                List.of(new Target.Ip("127.0.0.1", port)),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/a, 7, shop, TARGET, ip",
        "/fixed, 8, '', '', ''",
        "/empty, 9, empty, '', ''",
        "/other, default, shop, TARGET, ip",
    })
    void debugHeaders_on_tellWhoAnswered(String path, String rule, String group, String target, String kind) {
        try (RawTarget shop = answering("ok");
                TestAlb alb = new TestAlb(routings(shop).build(), builder -> builder.debugHeaders(true));
                RawClient client = alb.client()) {
            Answer answer = client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nx-banyan-rule: 99\r\n"
                            + "X-BANYAN-Other: 1\r\n folded\r\nx-kept: 1\r\n\r\n")
                    .read();

            assertThat(answer.header("x-banyan-rule")).isEqualTo(rule);
            assertThat(answer.header("x-banyan-target-group")).isEqualTo(group);
            assertThat(answer.header("x-banyan-target")).isEqualTo(target.isEmpty() ? "" : "127.0.0.1:" + shop.port());
            assertThat(answer.header("x-banyan-target-kind")).isEqualTo(kind);
            assertThat(answer.header("x-banyan-cold-start")).isEmpty();
            assertThat(shop.requests()).allSatisfy(ForwardTest::isClean);
        }
    }

    @ParameterizedTest
    @CsvSource({"/a", "/fixed", "/empty", "/other"})
    void debugHeaders_off_tellNothingAndGoNowhere(String path) {
        try (RawTarget shop = answering("ok");
                TestAlb alb = new TestAlb(routings(shop));
                RawClient client = alb.client()) {
            Answer answer = client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nx-banyan-rule: 99\r\n"
                            + "X-BANYAN-Other: 1\r\n folded\r\nx-kept: 1\r\n\r\n")
                    .read();

            assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("x-banyan");
            assertThat(shop.requests()).allSatisfy(ForwardTest::isClean);
        }
    }

    private static void isClean(String request) {
        assertThat(request.toLowerCase(java.util.Locale.ROOT))
                .contains("x-kept: 1")
                .doesNotContain("x-banyan", "folded");
    }

    private static Routings routings(RawTarget shop) {
        Routings routings = new Routings();
        ForwardAction forward = routings.group("shop", shop.port());
        return routings.listener(80, forward)
                .rule(80, 7, "/a", forward)
                .rule(80, 8, "/fixed", Routings.text("x"))
                .rule(80, 9, "/empty", routings.group("empty"));
    }

    /** Upgrades to targets are later work: the request goes on without the wish, as any other. */
    @ParameterizedTest
    @CsvSource({"websocket", "h2c"})
    void upgrade_toAddress_isNotAskedOfTheTarget(String protocol) {
        Routings routings = new Routings();
        try (RawTarget target = answering("ok");
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port())));
                RawClient client = alb.client()) {
            Answer answer = client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: " + protocol
                            + "\r\nSec-WebSocket-Key: x\r\n\r\n")
                    .read();

            assertThat(answer.body()).isEqualTo("ok");
            assertThat(target.requests().get(0)).doesNotContain("Upgrade");
            assertThat(client.get("/").body()).isEqualTo("ok");
        }
    }
}
