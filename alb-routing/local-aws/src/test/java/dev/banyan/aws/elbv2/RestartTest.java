package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.model.Routing;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AuthenticateOidcActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidLoadBalancerActionException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TransformTypeEnum;

/** Whatever the SDK can make is there again after a restart. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class RestartTest {

    private static final String CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/one";
    private static final Routing EMPTY = new Routing(List.of(), Map.of());

    private final Journal journal = Journal.inMemory();

    private static RuleCondition condition(String field, Consumer<RuleCondition.Builder> config) {
        RuleCondition.Builder builder = RuleCondition.builder().field(field);
        config.accept(builder);
        return builder.build();
    }

    private static Action oidc(Consumer<AuthenticateOidcActionConfig.Builder> secret) {
        return Action.builder()
                .type(ActionTypeEnum.AUTHENTICATE_OIDC)
                .order(1)
                .authenticateOidcConfig(config -> {
                    config.issuer("https://issuer.test")
                            .authorizationEndpoint("https://issuer.test/a")
                            .tokenEndpoint("https://issuer.test/t")
                            .userInfoEndpoint("https://issuer.test/u")
                            .clientId("shop")
                            .authenticationRequestExtraParams(Map.of("display", "page"));
                    secret.accept(config);
                })
                .build();
    }

    private static void makeRules(ElasticLoadBalancingV2Client client, Fixture fixture) {
        client.createRule(request -> request.listenerArn(fixture.listener())
                .priority(11)
                .conditions(
                        condition("host-header", it -> it.hostHeaderConfig(config -> config.values("*.shop.test"))),
                        condition(
                                "http-header",
                                it -> it.httpHeaderConfig(
                                        config -> config.httpHeaderName("X-A").regexValues("^a+$"))),
                        condition(
                                "http-request-method",
                                it -> it.httpRequestMethodConfig(config -> config.values("GET"))))
                .transforms(transform -> transform
                        .type(TransformTypeEnum.URL_REWRITE)
                        .urlRewriteConfig(config ->
                                config.rewrites(rewrite -> rewrite.regex("^/a").replace("/b"))))
                .tags(tag -> tag.key("a").value("b"))
                .actions(action -> action.type("forward")
                        .forwardConfig(config -> config.targetGroups(
                                        tuple -> tuple.targetGroupArn(fixture.group())
                                                .weight(0),
                                        tuple -> tuple.targetGroupArn(fixture.function())
                                                .weight(999))
                                .targetGroupStickinessConfig(
                                        sticky -> sticky.enabled(true).durationSeconds(60)))));
        client.createRule(request -> request.listenerArn(fixture.listener())
                .priority(12)
                .conditions(
                        condition(
                                "query-string",
                                it -> it.queryStringConfig(config ->
                                        config.values(pair -> pair.key("v").value("1"), pair -> pair.value("2")))),
                        condition("source-ip", it -> it.sourceIpConfig(config -> config.values("10.0.0.0/8"))))
                .transforms(transform -> transform
                        .type(TransformTypeEnum.HOST_HEADER_REWRITE)
                        .hostHeaderRewriteConfig(config ->
                                config.rewrites(rewrite -> rewrite.regex("a").replace("b"))))
                .actions(action -> action.type("redirect")
                        .redirectConfig(config -> config.statusCode("HTTP_301").path("/gone"))));
        client.createRule(request -> request.listenerArn(fixture.listener())
                .priority(13)
                .conditions(Fixture.path("/fixed"))
                .actions(action -> action.type("fixed-response")
                        .fixedResponseConfig(config -> config.statusCode("503").messageBody("späť \n"))));
    }

    private static String makeSecureListener(ElasticLoadBalancingV2Client client, Fixture fixture) {
        return client.createListener(request -> request.loadBalancerArn(fixture.loadBalancer())
                        .port(443)
                        .protocol(ProtocolEnum.HTTPS)
                        .certificates(certificate -> certificate.certificateArn(CERTIFICATE))
                        .tags(tag -> tag.key("tls").value("yes"))
                        .defaultActions(
                                oidc(config -> config.clientSecret("hidden")),
                                Fixture.forward(fixture.group()).toBuilder()
                                        .order(2)
                                        .build()))
                .listeners()
                .get(0)
                .listenerArn();
    }

    private static void setAttributes(ElasticLoadBalancingV2Client client, Fixture fixture, String secure) {
        client.modifyLoadBalancerAttributes(request -> request.loadBalancerArn(fixture.loadBalancer())
                .attributes(attribute ->
                        attribute.key("idle_timeout.timeout_seconds").value("61")));
        client.modifyListenerAttributes(request -> request.listenerArn(secure)
                .attributes(attribute ->
                        attribute.key("routing.http.response.server.enabled").value("false")));
        client.modifyTargetGroupAttributes(request -> request.targetGroupArn(fixture.group())
                .attributes(attribute ->
                        attribute.key("deregistration_delay.timeout_seconds").value("5")));
        client.modifyTargetGroup(request ->
                request.targetGroupArn(fixture.group()).healthCheckPath("/up").healthCheckPort("81"));
        client.registerTargets(request -> request.targetGroupArn(fixture.group())
                .targets(
                        target -> target.id("127.0.0.1").port(9091).availabilityZone("eu-central-1a"),
                        target -> target.id("10.1.2.3")));
        client.registerTargets(
                request -> request.targetGroupArn(fixture.function()).targets(target -> target.id(Fixture.FUNCTION)));
        client.setSecurityGroups(
                request -> request.loadBalancerArn(fixture.loadBalancer()).securityGroups("sg-12345678"));
        client.addTags(request -> request.resourceArns(fixture.loadBalancer(), fixture.group())
                .tags(tag -> tag.key("team").value("shop")));
    }

    @Test
    void everyKindOfResource_isTheSameAgain() {
        Map<?, ?> before;
        try (TestEndpoint endpoint = TestEndpoint.open(EMPTY, journal)) {
            Fixture fixture = Fixture.make(endpoint.client());
            makeRules(endpoint.client(), fixture);
            setAttributes(endpoint.client(), fixture, makeSecureListener(endpoint.client(), fixture));
            before = Entities.of(endpoint.store().state());
        }
        try (TestEndpoint endpoint = TestEndpoint.open(EMPTY, journal)) {
            assertThat(Entities.of(endpoint.store().state())).isEqualTo(before);
            assertThat(endpoint.store().dropped()).isEmpty();
        }
    }

    @Test
    void existingSecret_isKeptAcrossARestart_andRefusedWhereThereIsNone() {
        String listener;
        try (TestEndpoint endpoint = TestEndpoint.open(EMPTY, journal)) {
            Fixture fixture = Fixture.make(endpoint.client());
            listener = makeSecureListener(endpoint.client(), fixture);
            assertThat(journal.entries("elbv2").toString()).doesNotContain("hidden");
        }
        try (TestEndpoint endpoint = TestEndpoint.open(EMPTY, journal)) {
            String group = endpoint.client()
                    .describeTargetGroups(request -> request.names("orders"))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
            Action forward = Fixture.forward(group).toBuilder().order(2).build();
            endpoint.client()
                    .modifyListener(request -> request.listenerArn(listener)
                            .defaultActions(oidc(config -> config.useExistingClientSecret(true)), forward));

            assertThatThrownBy(() -> endpoint.client()
                            .createRule(request -> request.listenerArn(listener)
                                    .priority(1)
                                    .conditions(Fixture.path("/a"))
                                    .actions(oidc(config -> config.useExistingClientSecret(true)), forward)))
                    .isInstanceOf(InvalidLoadBalancerActionException.class)
                    .hasMessageContaining("since the rule has none");
            assertThatThrownBy(() -> endpoint.client()
                            .modifyListener(request ->
                                    request.listenerArn(listener).defaultActions(oidc(config -> {}), forward)))
                    .isInstanceOf(InvalidLoadBalancerActionException.class)
                    .hasMessageContaining("(expected: a secret, or UseExistingClientSecret for that of the rule)");
        }
    }

    @Test
    void anotherRegion_seesItsOwnResources_andHasItsOwnQuota() {
        try (TestEndpoint endpoint = TestEndpoint.open(new Base().routing(), journal);
                ElasticLoadBalancingV2Client other = endpoint.client("us-east-1")) {
            assertThat(endpoint.client().describeLoadBalancers().loadBalancers())
                    .hasSize(1);
            assertThat(other.describeLoadBalancers().loadBalancers()).isEmpty();
            assertThat(other.describeTargetGroups().targetGroups()).isEmpty();
            assertThatThrownBy(() -> other.describeRules(request -> request.listenerArn(Base.LISTENER.value())))
                    .hasMessageContaining("'" + Base.LISTENER + "' is not a valid listener ARN");
            assertThatThrownBy(() -> other.describeTags(request -> request.resourceArns(Base.LISTENER.value())))
                    .hasMessageContaining("'" + Base.LISTENER + "' must be in ARN format");
            for (int number = 1; number < Quotas.LOAD_BALANCERS; number++) {
                Fixture.loadBalancer(endpoint.client(), "shop-" + number);
            }
            assertThatThrownBy(() -> Fixture.loadBalancer(endpoint.client(), "one-more"))
                    .hasMessageContaining("limit on the number of load balancers");
            Fixture.loadBalancer(other, "one-more");
        }
    }
}
