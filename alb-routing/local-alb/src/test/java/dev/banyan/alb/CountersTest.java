package dev.banyan.alb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.metrics.Datapoint;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.metrics.MetricId;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.RedirectAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final Duration KEPT = Duration.ofMinutes(15);

    /** Returns the sum of each metric that counts events, a group's with its name in front. */
    private static Map<String, Double> events(AlbMetrics metrics) {
        Map<String, Double> sums = new TreeMap<>();
        for (MetricId id : metrics.list()) {
            if (id.metric().kind() == Metric.Kind.COUNT) {
                String group = id.targetGroup();
                String name = (group == null ? "" : group.split("/")[1] + " ")
                        + id.metric().awsName();
                sums.put(name, sum(metrics, id));
            }
        }
        return sums;
    }

    private static double sum(AlbMetrics metrics, MetricId id) {
        Instant now = Instant.now();
        return metrics.read(id, now.minus(KEPT), now.plus(KEPT), Duration.ofSeconds(1)).stream()
                .mapToDouble(Datapoint::sum)
                .sum();
    }

    @Test
    @Proves("R-6.4-01")
    void counters_mixedRequests_areSeparatedByOrigin() {
        Routings routings = new Routings();
        AlbMetrics metrics;
        try (RawTarget target = RawTarget.answering("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port()))
                        .rule(80, 1, "/fixed", Routings.text("x"))
                        .rule(80, 2, "/moved", new RedirectAction(302, "HTTPS", "#{host}", "#{port}", "/", ""))
                        .rule(80, 3, "/function", routings.function("orders", true))
                        .rule(80, 4, "/empty", routings.group("empty")));
                RawClient client = alb.client()) {
            metrics = alb.alb().metrics();
            TestAlb.await(() ->
                    alb.alb().targetHealth(Routings.groupArn("shop")).get(0).state() == TargetHealth.State.HEALTHY);
            alb.invoker().answer(new LambdaOutcome.FunctionError("Error", "no", null, Duration.ZERO));
            for (String path : new String[] {"/", "/fixed", "/moved", "/function", "/empty"}) {
                client.get(path);
            }
            client.send("get / HTTP/1.1\r\n\r\n").read();
            alb.log(6);
        }

        assertThat(events(metrics))
                .containsExactly(
                        Map.entry("HTTPCode_ELB_3XX_Count", 1.0),
                        Map.entry("HTTPCode_ELB_4XX_Count", 1.0),
                        Map.entry("HTTPCode_ELB_502_Count", 1.0),
                        Map.entry("HTTPCode_ELB_503_Count", 1.0),
                        Map.entry("HTTPCode_ELB_5XX_Count", 2.0),
                        Map.entry("HTTPCode_Target_4XX_Count", 1.0),
                        Map.entry("HTTP_Fixed_Response_Count", 1.0),
                        Map.entry("HTTP_Redirect_Count", 1.0),
                        // The client's and the one to the target.
                        Map.entry("NewConnectionCount", 2.0),
                        // The group without targets had none to choose.
                        Map.entry("RequestCount", 2.0),
                        Map.entry("orders LambdaUserError", 1.0),
                        Map.entry("orders RequestCount", 1.0),
                        Map.entry("shop HTTPCode_Target_4XX_Count", 1.0),
                        Map.entry("shop RequestCount", 1.0));
        // Four rules before the default one, then 1, 2, 3 and 4; a request that no rule saw evaluates none.
        assertThat(sum(metrics, new MetricId(Metric.RULE_EVALUATIONS, "app/shop/50dc6c495c0c9188", null)))
                .isEqualTo(4 + 1 + 2 + 3 + 4);
    }

    private static ForwardAction sticky(Routings routings, String name, String type, int port) {
        Map<String, String> attributes = Map.of(
                "stickiness.enabled", "true",
                "stickiness.type", type,
                "stickiness.app_cookie.cookie_name", "SESSION");
        return routings.group(name, HealthCheck.IP_DEFAULT, attributes, port);
    }

    @Test
    void counters_stickinessAndRedirects_haveNumbersOfTheirOwn() {
        Routings routings = new Routings();
        AlbMetrics metrics;
        try (RawTarget target =
                        RawTarget.answering("HTTP/1.1 200 OK\r\nSet-Cookie: SESSION=1\r\nContent-Length: 0\r\n\r\n");
                TestAlb alb = new TestAlb(routings.listener(80, sticky(routings, "own", "lb_cookie", target.port()))
                        .rule(80, 1, "/app", sticky(routings, "app", "app_cookie", target.port()))
                        .rule(
                                80,
                                2,
                                "/function",
                                Routings.weighted(Duration.ofHours(1), Map.of(routings.function("orders", true), 1)))
                        .rule(80, 3, "/long/*", new RedirectAction(302, "HTTPS", "#{host}", "443", "/#{path}", "")));
                RawClient client = alb.client()) {
            metrics = alb.alb().metrics();
            for (String path : new String[] {"/", "/app", "/function", "/long/" + "x".repeat(8200)}) {
                String cookies = client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nCookie: AWSALBTG=x\r\n\r\n")
                        .read()
                        .header("Set-Cookie")
                        .replaceAll("; [^|]*", "")
                        .replace("|", "; ");
                client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nCookie: " + cookies + "\r\n\r\n")
                        .read();
            }
            alb.log(8);
        }

        assertThat(events(metrics))
                .containsEntry("NonStickyRequestCount", 1.0)
                .containsEntry("AppCookieNonStickinessCount", 1.0)
                .containsEntry("HTTP_Redirect_Url_Limit_Exceeded_Count", 2.0)
                .containsEntry("HTTPCode_ELB_5XX_Count", 2.0)
                .doesNotContainKey("HTTP_Redirect_Count")
                .doesNotContainKey("orders LambdaUserError");
    }
}
