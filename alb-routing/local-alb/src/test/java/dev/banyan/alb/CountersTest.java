package dev.banyan.alb;

import static org.assertj.core.api.Assertions.assertThat;

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
}
