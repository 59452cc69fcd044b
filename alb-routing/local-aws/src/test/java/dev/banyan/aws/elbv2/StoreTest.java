package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Routing;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyRulesException;

/** Changes are whole or not at all. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class StoreTest {

    private final AtomicBoolean refusing = new AtomicBoolean();
    private final TestEndpoint endpoint = TestEndpoint.open(Elbv2Hooks.defaults(), routing -> {
        if (refusing.get()) {
            throw new RoutingRefusedException("port 81 is taken", new IllegalStateException());
        }
    });
    private final ElasticLoadBalancingV2Client client = endpoint.client();
    private final Fixture fixture = Fixture.make(client);

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void change_thatTheDataPlaneRefuses_leavesEverything() {
        Routing before = endpoint.store().routing();
        refusing.set(true);

        assertThatThrownBy(() -> Fixture.listener(client, fixture.loadBalancer(), 81, fixture.group()))
                .isInstanceOf(InvalidConfigurationRequestException.class)
                .hasMessageContaining("port 81 is taken");

        assertThat(endpoint.store().routing()).isSameAs(before);
        assertThat(client.describeListeners(request -> request.loadBalancerArn(fixture.loadBalancer()))
                        .listeners())
                .hasSize(1);
    }

    @Test
    void factsAlone_doNotReachTheDataPlane() {
        int before = endpoint.published().size();

        client.setSecurityGroups(
                request -> request.loadBalancerArn(fixture.loadBalancer()).securityGroups("sg-12345678"));
        client.registerTargets(
                request -> request.targetGroupArn(fixture.function()).targets(target -> target.id(Fixture.FUNCTION)));
        client.registerTargets(
                request -> request.targetGroupArn(fixture.function()).targets(target -> target.id(Fixture.FUNCTION)));

        assertThat(endpoint.published()).hasSize(before + 1);
    }

    @Test
    void rules_areHundredAtMost() {
        for (int priority = 11; priority < 110; priority++) {
            Fixture.rule(client, fixture.listener(), priority, fixture.group());
        }

        assertThatThrownBy(() -> Fixture.rule(client, fixture.listener(), 110, fixture.group()))
                .isInstanceOf(TooManyRulesException.class);
    }

    @Test
    void clients_changingOneRuleAtOnce_loseNothing() {
        int before = endpoint.published().size();
        List<CompletableFuture<Void>> changes = IntStream.range(0, 40)
                .mapToObj(weight -> CompletableFuture.runAsync(() -> shift(weight)))
                .toList();
        changes.forEach(CompletableFuture::join);

        assertThat(endpoint.published()).hasSize(before + 40);
        Routing last = endpoint.published().get(endpoint.published().size() - 1);
        assertThat(endpoint.store().routing()).isSameAs(last);
        assertThat(endpoint.published().subList(before, before + 40).stream().map(StoreTest::weight))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).boxed().toList());
    }

    private void shift(int weight) {
        client.modifyRule(request -> request.ruleArn(fixture.rule())
                .actions(action -> action.type("forward")
                        .forwardConfig(config -> config.targetGroups(
                                tuple -> tuple.targetGroupArn(fixture.group()).weight(100),
                                tuple ->
                                        tuple.targetGroupArn(fixture.function()).weight(weight)))));
    }

    private static int weight(Routing routing) {
        var rule = routing.loadBalancers().get(0).listeners().get(0).rules().get(0);
        return ((ForwardAction) rule.routingAction())
                .targetGroups()
                .get(1)
                .weight()
                .value();
    }
}
