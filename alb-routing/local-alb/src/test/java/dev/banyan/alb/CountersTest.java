package dev.banyan.alb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.RedirectAction;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void counters_mixedRequests_areSeparatedByOrigin() {
        Map<String, Long> numbers = new ConcurrentHashMap<>();
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
                TestAlb alb = new TestAlb(
                        routings.listener(80, routings.group("shop", target.port()))
                                .rule(80, 1, "/fixed", Routings.text("x"))
                                .rule(80, 2, "/moved", new RedirectAction(302, "HTTPS", "#{host}", "#{port}", "/", ""))
                                .rule(80, 3, "/function", routings.function("orders", true))
                                .rule(80, 4, "/empty", routings.group("empty"))
                                .build(),
                        builder -> builder.meters((metric, loadBalancer, group) -> amount -> numbers.merge(
                                (group == null ? "" : group.split("/")[1] + " ") + metric.awsName(),
                                amount,
                                Long::sum)));
                RawClient client = alb.client()) {
            alb.invoker().answer(new LambdaOutcome.FunctionError("Error", "no", null, Duration.ZERO));
            for (String path : new String[] {"/", "/fixed", "/moved", "/function", "/empty"}) {
                client.get(path);
            }
            client.send("get / HTTP/1.1\r\n\r\n").read();
            alb.log(6);
        }
        numbers.keySet().removeIf(name -> name.endsWith("ProcessedBytes") || name.endsWith("TargetResponseTime"));

        assertThat(new TreeMap<>(numbers))
                .containsExactly(
                        Map.entry("HTTPCode_ELB_3XX_Count", 1L),
                        Map.entry("HTTPCode_ELB_4XX_Count", 1L),
                        Map.entry("HTTPCode_ELB_502_Count", 1L),
                        Map.entry("HTTPCode_ELB_503_Count", 1L),
                        Map.entry("HTTPCode_ELB_5XX_Count", 2L),
                        Map.entry("HTTP_Fixed_Response_Count", 1L),
                        Map.entry("HTTP_Redirect_Count", 1L),
                        Map.entry("NewConnectionCount", 1L),
                        Map.entry("RequestCount", 3L),
                        Map.entry("empty RequestCount", 1L),
                        Map.entry("orders LambdaUserError", 1L),
                        Map.entry("orders RequestCount", 1L),
                        Map.entry("shop HTTPCode_Target_4XX_Count", 1L),
                        Map.entry("shop RequestCount", 1L));
    }
}
