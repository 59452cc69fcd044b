package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.support.ChildJvm;
import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** A kill in the middle of a burst of changes loses nothing that was answered. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class KilledEndpointTest {

    private static final int CLIENTS = 4;
    private static final int CHANGES_BEFORE_KILL = 60;

    @TempDir
    Path folder;

    /** The weights that each rule was given and acknowledged last, and those that were on the way. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final CountDownLatch enough = new CountDownLatch(CHANGES_BEFORE_KILL);

    private void shiftUntilKilled(URI endpoint, String rule, Fixture fixture) {
        try (ElasticLoadBalancingV2Client client = TestEndpoint.client(endpoint, "eu-central-1")) {
            for (int weight = 0; weight < 999; weight++) {
                int now = weight;
                asked.put(rule, now);
                client.modifyRule(request -> request.ruleArn(rule)
                        .actions(action -> action.type("forward")
                                .forwardConfig(config -> config.targetGroups(
                                        tuple -> tuple.targetGroupArn(fixture.group())
                                                .weight(1),
                                        tuple -> tuple.targetGroupArn(fixture.function())
                                                .weight(now)))));
                acknowledged.put(rule, now);
                enough.countDown();
            }
        } catch (SdkException e) {
            // The process is gone: what was asked last was not acknowledged.
            enough.countDown();
        }
    }

    @Test
    void killedInABurst_everyAcknowledgedChangeIsThere() throws Exception {
        Fixture fixture;
        List<String> rules;
        try (ChildJvm child = ChildJvm.start(List.of(), EndpointProcess.class, folder.toString())) {
            String line = String.valueOf(child.nextLine());
            URI endpoint = URI.create("http://127.0.0.1:" + line.substring("port ".length()) + "/");
            try (ElasticLoadBalancingV2Client client = TestEndpoint.client(endpoint, "eu-central-1")) {
                Fixture made = Fixture.make(client);
                fixture = made;
                rules = IntStream.range(20, 20 + CLIENTS)
                        .mapToObj(priority -> Fixture.rule(client, made.listener(), priority, made.group()))
                        .toList();
            }
            Fixture used = fixture;
            List<CompletableFuture<Void>> clients = rules.stream()
                    .map(rule -> CompletableFuture.runAsync(() -> shiftUntilKilled(endpoint, rule, used)))
                    .toList();
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            child.kill();
            for (CompletableFuture<Void> client : clients) {
                client.get(60, TimeUnit.SECONDS);
            }
        }
        assertFound(rules);
    }

    private void assertFound(List<String> rules) throws IOException {
        try (Journal journal = Journal.open(folder)) {
            Elbv2Store store = Elbv2Store.open(new Routing(List.of(), Map.of()), RoutingSink.NONE, journal);
            assertThat(store.dropped()).isEmpty();
            for (String rule : rules) {
                ForwardAction forward =
                        (ForwardAction) store.state().rule(new Arn(rule)).rule().routingAction();
                int weight = forward.targetGroups().size() == 1
                        ? -1
                        : forward.targetGroups().get(1).weight().value();
                assertThat(weight).isBetween(acknowledged.getOrDefault(rule, -1), asked.getOrDefault(rule, -1));
            }
        }
    }
}
