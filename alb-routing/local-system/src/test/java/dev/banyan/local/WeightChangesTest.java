package dev.banyan.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.banyan.local.OpenLoad.KeptConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.elasticloadbalancingv2.waiters.ElasticLoadBalancingV2Waiter;

/** New weights decide the next request after ModifyRule's answer, and no request is lost on the way. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class WeightChangesTest {

    private static final int REQUESTS_PER_SECOND = 1_000;

    static {
        // Read once, by the first server: without it, each answer waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService answering = Executors.newFixedThreadPool(2);
    private final RunningEndpoint running = RunningEndpoint.start();
    private String one = "";
    private String two = "";
    private String rule = "";
    private int port;

    WeightChangesTest() throws IOException {}

    @BeforeEach
    void make() throws IOException {
        one = group("one");
        two = group("two");
        String listener = running.createListener(running.createLoadBalancer("shop"), 80, "none");
        rule = running.client()
                .createRule(request -> request.listenerArn(listener)
                        .priority(10)
                        .conditions(condition ->
                                condition.field("path-pattern").pathPatternConfig(config -> config.values("/*")))
                        .actions(action -> action.type("forward")
                                .forwardConfig(config -> config.targetGroups(
                                        tuple -> tuple.targetGroupArn(one).weight(1),
                                        tuple -> tuple.targetGroupArn(two).weight(0)))))
                .rules()
                .get(0)
                .ruleArn();
        port = running.boundPort(listener);
        awaitHealthy(one);
        awaitHealthy(two);
    }

    @AfterEach
    void close() {
        running.close();
        servers.forEach(server -> server.stop(0));
        answering.shutdown();
    }

    @Test
    void nextRequest_findsTheNewWeights_onFreshAndKeptConnections() throws IOException {
        try (KeptConnection kept = new KeptConnection(port)) {
            for (int change = 0; change < 100; change++) {
                String wanted = change % 2 == 0 ? "two" : "one";
                shift(wanted.equals("two"));

                if (change % 4 < 2) {
                    assertThat(kept.get()).as("kept, change %d", change).isEqualTo(wanted);
                }
                try (KeptConnection fresh = new KeptConnection(port)) {
                    assertThat(fresh.get()).as("fresh, change %d", change).isEqualTo(wanted);
                }
                assertThat(kept.get()).as("kept, change %d", change).isEqualTo(wanted);
            }
        }
    }

    @Test
    void changes_underLoad_loseNoRequest() throws Exception {
        changeUnderLoad(500);
    }

    @Test
    @Tag("full")
    void tenThousandChanges_underLoad_loseNoRequest() throws Exception {
        changeUnderLoad(10_000);
    }

    private void changeUnderLoad(int changes) throws Exception {
        long[] micros = new long[changes];
        try (OpenLoad load = OpenLoad.start(port, REQUESTS_PER_SECOND);
                KeptConnection probe = new KeptConnection(port)) {
            long begin = System.nanoTime();
            long sentBefore = load.sent();
            for (int change = 0; change < changes; change++) {
                boolean toTwo = change % 2 == 0;
                shift(toTwo);
                long answered = System.nanoTime();
                assertThat(probe.get()).as("change %d", change).isEqualTo(toTwo ? "two" : "one");
                micros[change] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - answered);
            }
            report(micros, load.sent() - sentBefore, (System.nanoTime() - begin) / 1e9, load.failed());
            assertThat(load.failed()).isZero();
            assertThat(load.sent()).isPositive();
        }
    }

    private static void report(long[] micros, long requests, double seconds, long failed) {
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%d weight changes in %.1f s under %.0f requests/s: %d requests, %d failed; ModifyRule's answer to the"
                        + " end of the first request on the new weights: median %d us, p99 %d us, maximum %d us%n",
                micros.length,
                seconds,
                requests / seconds,
                requests,
                failed,
                micros[micros.length / 2],
                micros[micros.length * 99 / 100],
                micros[micros.length - 1]);
    }

    private void shift(boolean toTwo) {
        running.client()
                .modifyRule(request -> request.ruleArn(rule)
                        .actions(action -> action.type("forward")
                                .forwardConfig(config -> config.targetGroups(
                                        tuple -> tuple.targetGroupArn(one).weight(toTwo ? 0 : 100),
                                        tuple -> tuple.targetGroupArn(two).weight(toTwo ? 100 : 0)))));
    }

    private String group(String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length());
            try (var body = exchange.getResponseBody()) {
                body.write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        });
        server.setExecutor(answering);
        server.start();
        servers.add(server);
        String arn = running.client()
                .createTargetGroup(request -> request.name(answer)
                        .targetType("ip")
                        .protocol("HTTP")
                        .port(80)
                        .vpcId("vpc-0ba00000000000001"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        running.client()
                .registerTargets(request -> request.targetGroupArn(arn)
                        .targets(target ->
                                target.id("127.0.0.1").port(server.getAddress().getPort())));
        return arn;
    }

    private void awaitHealthy(String group) {
        try (var waiter = ElasticLoadBalancingV2Waiter.builder()
                .client(running.client())
                .overrideConfiguration(configuration -> configuration
                        .maxAttempts(400)
                        .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(50))))
                .build()) {
            waiter.waitUntilTargetInService(request -> request.targetGroupArn(group));
        }
    }
}
