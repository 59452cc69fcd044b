package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.model.Arn;
import dev.banyan.model.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What AWS's own client sees and changes of targets, attributes, tags and other settings. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class SdkSettingsTest {

    /** What the data plane says of all targets; null for nothing. */
    private final AtomicReference<String> health = new AtomicReference<>();

    private final TestEndpoint endpoint =
            TestEndpoint.open(Elbv2Hooks.defaults().withHealth(this::states), RoutingSink.NONE);
    private final ElasticLoadBalancingV2Client client = endpoint.client();
    private final Fixture fixture = Fixture.make(client);

    private List<TargetState> states(Arn group) {
        String state = health.get();
        return state == null ? List.of() : List.of(new TargetState(new Target.Ip("127.0.0.1", 9090), state, "", ""));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void targets_comeAndGo_asWaitersSee() {
        client.registerTargets(request -> request.targetGroupArn(fixture.group())
                .targets(
                        target -> target.id("127.0.0.1"),
                        target -> target.id("127.0.0.1").port(9090)));
        assertThat(only(fixture.group()).targetHealth().reason())
                .isEqualTo(TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS);

        health.set("healthy");
        client.waiter().waitUntilTargetInService(request -> request.targetGroupArn(fixture.group()));
        assertThat(only(fixture.group()).target().port()).isEqualTo(9090);

        client.deregisterTargets(
                request -> request.targetGroupArn(fixture.group()).targets(target -> target.id("127.0.0.1")));
        health.set(null);
        client.waiter()
                .waitUntilTargetDeregistered(
                        request -> request.targetGroupArn(fixture.group()).targets(target -> target.id("127.0.0.1")));
        assertThat(client.describeTargetHealth(request -> request.targetGroupArn(fixture.group()))
                        .targetHealthDescriptions())
                .isEmpty();
    }

    private TargetHealthDescription only(String group) {
        List<TargetHealthDescription> all = client.describeTargetHealth(request -> request.targetGroupArn(group))
                .targetHealthDescriptions();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void targets_ofAGroupThatNobodyUses_areUnused() {
        String spare = Fixture.group(client, "spare");
        client.registerTargets(request -> request.targetGroupArn(spare).targets(target -> target.id("10.0.0.1")));

        assertThat(only(spare).targetHealth().state()).isEqualTo(TargetHealthStateEnum.UNUSED);
        assertThat(only(spare).targetHealth().reason()).isEqualTo(TargetHealthReasonEnum.TARGET_NOT_IN_USE);
    }

    @Test
    void attributes_haveDefaults_andAreReset() {
        client.modifyLoadBalancerAttributes(request -> request.loadBalancerArn(fixture.loadBalancer())
                .attributes(attribute ->
                        attribute.key("idle_timeout.timeout_seconds").value("5")));
        assertThat(idleTimeout()).isEqualTo("5");
        client.modifyLoadBalancerAttributes(request -> request.loadBalancerArn(fixture.loadBalancer())
                .attributes(attribute ->
                        attribute.key("idle_timeout.timeout_seconds").value("")));
        assertThat(idleTimeout()).isEqualTo("60");
        client.modifyTargetGroupAttributes(request -> request.targetGroupArn(fixture.function())
                .attributes(attribute ->
                        attribute.key("lambda.multi_value_headers.enabled").value("true")));
        assertThat(client.describeTargetGroupAttributes(request -> request.targetGroupArn(fixture.function()))
                        .attributes())
                .extracting(attribute -> attribute.key() + "=" + attribute.value())
                .containsExactly("lambda.multi_value_headers.enabled=true");
        client.modifyListenerAttributes(request -> request.listenerArn(fixture.listener())
                .attributes(attribute -> attribute
                        .key("routing.http.response.x_frame_options.header_value")
                        .value("DENY")));
        assertThat(client.describeListenerAttributes(request -> request.listenerArn(fixture.listener()))
                        .attributes())
                .extracting(attribute -> attribute.key() + "=" + attribute.value())
                .contains(
                        "routing.http.response.x_frame_options.header_value=DENY",
                        "routing.http.response.server.enabled=true");
    }

    private String idleTimeout() {
        return client
                .describeLoadBalancerAttributes(request -> request.loadBalancerArn(fixture.loadBalancer()))
                .attributes()
                .stream()
                .filter(attribute -> attribute.key().equals("idle_timeout.timeout_seconds"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void tags_areAddedOverwrittenAndRemoved_onEveryKind() {
        List<String> all = List.of(
                fixture.loadBalancer(), fixture.listener(), fixture.rule(), fixture.group(), fixture.function());
        client.addTags(request -> request.resourceArns(all)
                .tags(
                        Tag.builder().key("team").value("a").build(),
                        Tag.builder().key("old").build()));
        client.addTags(request -> request.resourceArns(all)
                .tags(Tag.builder().key("team").value("b").build()));
        client.removeTags(request -> request.resourceArns(all).tagKeys("old"));

        assertThat(client.describeTags(request -> request.resourceArns(all)).tagDescriptions())
                .hasSize(5)
                .allSatisfy(description -> assertThat(description.tags())
                        .containsExactly(Tag.builder().key("team").value("b").build()));
    }

    @Test
    void storedFacts_areChanged() {
        client.setSubnets(request -> request.loadBalancerArn(fixture.loadBalancer())
                .subnets("subnet-11111111", "subnet-22222222", "subnet-0ba0000000000001c"));
        client.setSecurityGroups(
                request -> request.loadBalancerArn(fixture.loadBalancer()).securityGroups("sg-12345678"));
        client.setIpAddressType(
                request -> request.loadBalancerArn(fixture.loadBalancer()).ipAddressType("dualstack"));

        var balancer = client.describeLoadBalancers().loadBalancers().get(0);
        assertThat(balancer.availabilityZones())
                .extracting(zone -> zone.zoneName())
                .containsExactly("eu-central-1a", "eu-central-1b", "eu-central-1c");
        assertThat(balancer.securityGroups()).containsExactly("sg-12345678");
        assertThat(balancer.ipAddressTypeAsString()).isEqualTo("dualstack");
    }

    @Test
    void limitsAndPolicies_areTold() {
        assertThat(client.describeAccountLimits().limits()).anySatisfy(limit -> {
            assertThat(limit.name()).isEqualTo("rules-per-application-load-balancer");
            assertThat(limit.max()).isEqualTo("100");
        });
        assertThat(client.describeSSLPolicies(request -> request.names("ELBSecurityPolicy-TLS13-1-2-2021-06"))
                        .sslPolicies()
                        .get(0)
                        .sslProtocols())
                .containsExactly("TLSv1.2", "TLSv1.3");
        assertThat(client.describeCapacityReservation(request -> request.loadBalancerArn(fixture.loadBalancer()))
                        .minimumLoadBalancerCapacity())
                .isNull();
    }
}
