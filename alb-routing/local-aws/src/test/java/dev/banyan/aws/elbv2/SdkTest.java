package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.TestEndpoint;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.LoadBalancer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleTransform;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** What AWS's own client makes, reads back, changes and deletes. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class SdkTest {

    private static final String CERTIFICATE =
            "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";

    private final TestEndpoint endpoint = TestEndpoint.open(Elbv2Hooks.defaults(), RoutingSink.NONE);
    private final ElasticLoadBalancingV2Client client = endpoint.client();
    private final Fixture fixture = Fixture.make(client);

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void loadBalancer_readsBack_andIsAvailable() {
        client.waiter().waitUntilLoadBalancerAvailable(request -> request.names("shop"));

        var balancer = client.describeLoadBalancers(request -> request.names("shop"))
                .loadBalancers()
                .get(0);

        assertThat(balancer.loadBalancerArn())
                .matches("arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/[0-9a-f]{16}");
        assertThat(balancer.dnsName()).matches("shop-\\d+\\.eu-central-1\\.elb\\.amazonaws\\.com");
        assertThat(balancer.state().code()).isEqualTo(LoadBalancerStateEnum.ACTIVE);
        assertThat(balancer.createdTime()).isNotNull();
        assertThat(balancer.availabilityZones())
                .extracting(zone -> zone.zoneName() + " " + zone.subnetId())
                .containsExactly("eu-central-1a subnet-0ba0000000000001a", "eu-central-1b subnet-0ba0000000000001b");
        assertThat(Fixture.loadBalancer(client, "shop")).isEqualTo(fixture.loadBalancer());
    }

    @Test
    void creations_ofEqualSettings_returnWhatIsThere() {
        assertThat(Fixture.group(client, "orders")).isEqualTo(fixture.group());
        assertThat(Fixture.functionGroup(client, "catalog")).isEqualTo(fixture.function());
        assertThat(Fixture.listener(client, fixture.loadBalancer(), 80, fixture.group()))
                .isEqualTo(fixture.listener());
    }

    @Test
    void regions_doNotSeeEachOther() {
        try (ElasticLoadBalancingV2Client other = endpoint.client("us-west-2")) {
            assertThat(other.describeLoadBalancers().loadBalancers()).isEmpty();
            assertThat(Fixture.loadBalancer(other, "shop")).contains(":us-west-2:");
        }
        assertThat(client.describeLoadBalancers().loadBalancers()).hasSize(1);
    }

    @Test
    void targetGroups_readBack_inPages() {
        Fixture.functionGroup(client, "third");

        List<TargetGroup> groups =
                client.describeTargetGroupsPaginator(request -> request.pageSize(1)).targetGroups().stream()
                        .toList();

        assertThat(groups).extracting(TargetGroup::targetGroupName).containsExactly("catalog", "orders", "third");
        assertThat(groups.get(0).port()).isNull();
        assertThat(groups.get(0).healthCheckEnabled()).isFalse();
        assertThat(groups.get(1).loadBalancerArns()).containsExactly(fixture.loadBalancer());
        assertThat(groups.get(1).healthCheckPort()).isEqualTo("traffic-port");
        assertThat(groups.get(1).matcher().httpCode()).isEqualTo("200");
        assertThat(groups.get(2).loadBalancerArns()).isEmpty();
    }

    @Test
    void targetGroup_isChanged_inItsHealthCheckAlone() {
        client.modifyTargetGroup(request -> request.targetGroupArn(fixture.group())
                .healthCheckPath("/ready")
                .matcher(matcher -> matcher.httpCode("200-299,302")));

        TargetGroup group = client.describeTargetGroups(request -> request.names("orders"))
                .targetGroups()
                .get(0);
        assertThat(group.healthCheckPath()).isEqualTo("/ready");
        assertThat(group.matcher().httpCode()).isEqualTo("200-299,302");
        assertThat(group.healthCheckIntervalSeconds()).isEqualTo(30);
        assertThat(group.port()).isEqualTo(9090);
    }

    @Test
    void rule_keepsEveryCondition_actionAndTransform() {
        Rule made = client.createRule(request -> request.listenerArn(fixture.listener())
                        .priority(20)
                        .conditions(conditions())
                        .transforms(rewrite())
                        .actions(weighted(90, 10))
                        .tags(Tag.builder().key("Name").value("catalogue").build()))
                .rules()
                .get(0);

        Rule read = client.describeRules(request -> request.ruleArns(made.ruleArn()))
                .rules()
                .get(0);

        assertThat(read).isEqualTo(made);
        assertThat(read.priority()).isEqualTo("20");
        assertThat(read.conditions())
                .extracting(RuleCondition::field)
                .containsExactly("host-header", "http-header", "http-request-method", "query-string", "source-ip");
        assertThat(read.conditions().get(0).values()).containsExactly("*.example.com");
        assertThat(read.conditions().get(3).queryStringConfig().values().get(0).key())
                .isEqualTo("lane");
        assertThat(read.transforms()).containsExactly(rewrite());
        assertThat(read.actions().get(0).forwardConfig().targetGroups())
                .extracting(TargetGroupTuple::weight)
                .containsExactly(90, 10);
        assertThat(read.actions().get(0).targetGroupArn()).isNull();
    }

    private static List<RuleCondition> conditions() {
        return List.of(
                RuleCondition.builder()
                        .field("host-header")
                        .values("*.example.com")
                        .build(),
                RuleCondition.builder()
                        .field("http-header")
                        .httpHeaderConfig(
                                config -> config.httpHeaderName("X-Lane").values("blue"))
                        .build(),
                RuleCondition.builder()
                        .field("http-request-method")
                        .httpRequestMethodConfig(config -> config.values("GET"))
                        .build(),
                RuleCondition.builder()
                        .field("query-string")
                        .queryStringConfig(config ->
                                config.values(value -> value.key("lane").value("1")))
                        .build(),
                RuleCondition.builder()
                        .field("source-ip")
                        .sourceIpConfig(config -> config.values("127.0.0.0/8"))
                        .build());
    }

    private static RuleTransform rewrite() {
        return RuleTransform.builder()
                .type("url-rewrite")
                .urlRewriteConfig(config ->
                        config.rewrites(one -> one.regex("^/old/(.*)$").replace("/new/$1")))
                .build();
    }

    private Action weighted(int group, int function) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(config -> config.targetGroups(
                                tuple -> tuple.targetGroupArn(fixture.group()).weight(group),
                                tuple ->
                                        tuple.targetGroupArn(fixture.function()).weight(function))
                        .targetGroupStickinessConfig(
                                sticky -> sticky.enabled(true).durationSeconds(3600)))
                .build();
    }

    @Test
    void weights_haveReachedTheDataPlane_whenTheAnswerReturns() {
        client.modifyRule(request -> request.ruleArn(fixture.rule()).actions(weighted(75, 25)));

        LoadBalancer balancer = endpoint.published()
                .get(endpoint.published().size() - 1)
                .loadBalancers()
                .get(0);
        var action = (ForwardAction) balancer.listeners().get(0).rules().get(0).routingAction();
        assertThat(action.targetGroups())
                .extracting(group -> group.weight().value())
                .containsExactly(75, 25);
        assertThat(client.describeRules(request -> request.ruleArns(fixture.rule()))
                        .rules()
                        .get(0)
                        .conditions())
                .hasSize(1);
    }

    @Test
    void rules_standByPriority_andMaySwap() {
        String second = Fixture.rule(client, fixture.listener(), 5, fixture.group());

        client.setRulePriorities(request -> request.rulePriorities(
                pair -> pair.ruleArn(fixture.rule()).priority(5),
                pair -> pair.ruleArn(second).priority(10)));

        assertThat(client.describeRulesPaginator(request ->
                                request.listenerArn(fixture.listener()).pageSize(1))
                        .rules())
                .extracting(Rule::priority)
                .containsExactly("5", "10", "default");
        assertThat(client.describeRules(request -> request.ruleArns(second))
                        .rules()
                        .get(0)
                        .priority())
                .isEqualTo("10");
    }

    @Test
    void listener_isChanged_toHttpsAndRedirect() {
        client.modifyListener(request -> request.listenerArn(fixture.listener())
                .port(443)
                .protocol(ProtocolEnum.HTTPS)
                .certificates(certificate -> certificate.certificateArn(CERTIFICATE))
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.REDIRECT)
                        .redirectConfig(config -> config.statusCode(RedirectActionStatusCodeEnum.HTTP_301)
                                .host("www.example.com"))
                        .build()));
        client.addListenerCertificates(request -> request.listenerArn(fixture.listener())
                .certificates(certificate -> certificate.certificateArn(CERTIFICATE + "6")));

        var listener = client.describeListeners(request -> request.loadBalancerArn(fixture.loadBalancer()))
                .listeners()
                .get(0);
        assertThat(listener.port()).isEqualTo(443);
        assertThat(listener.sslPolicy()).isEqualTo("ELBSecurityPolicy-2016-08");
        assertThat(listener.certificates()).hasSize(1);
        assertThat(listener.defaultActions().get(0).redirectConfig().path()).isEqualTo("/#{path}");
        assertThat(client.describeListenerCertificates(request -> request.listenerArn(fixture.listener()))
                        .certificates())
                .extracting(certificate -> certificate.isDefault())
                .containsExactly(true, false);
    }

    @Test
    void authenticationSettings_areToldAgain_withoutTheirSecret() {
        String listener = client.createListener(request -> request.loadBalancerArn(fixture.loadBalancer())
                        .port(443)
                        .protocol(ProtocolEnum.HTTPS)
                        .certificates(certificate -> certificate.certificateArn(CERTIFICATE))
                        .defaultActions(
                                Action.builder()
                                        .type(ActionTypeEnum.AUTHENTICATE_OIDC)
                                        .order(1)
                                        .authenticateOidcConfig(config -> config.issuer("https://issuer.test")
                                                .authorizationEndpoint("https://issuer.test/a")
                                                .tokenEndpoint("https://issuer.test/t")
                                                .userInfoEndpoint("https://issuer.test/u")
                                                .clientId("shop")
                                                .clientSecret("hidden")
                                                .authenticationRequestExtraParams(Map.of("display", "page")))
                                        .build(),
                                Fixture.forward(fixture.group()).toBuilder()
                                        .order(2)
                                        .build()))
                .listeners()
                .get(0)
                .listenerArn();

        Action action = client.describeListeners(request -> request.listenerArns(listener))
                .listeners()
                .get(0)
                .defaultActions()
                .get(0);
        assertThat(action.order()).isEqualTo(1);
        assertThat(action.authenticateOidcConfig().clientId()).isEqualTo("shop");
        assertThat(action.authenticateOidcConfig().clientSecret()).isNull();
        assertThat(action.authenticateOidcConfig().authenticationRequestExtraParams())
                .containsEntry("display", "page");
    }

    @Test
    void everything_isDeleted_inOrder() {
        assertThatThrownBy(() -> client.deleteTargetGroup(request -> request.targetGroupArn(fixture.function())))
                .isInstanceOf(ResourceInUseException.class);

        client.deleteRule(request -> request.ruleArn(fixture.rule()));
        client.deleteTargetGroup(request -> request.targetGroupArn(fixture.function()));
        client.deleteLoadBalancer(request -> request.loadBalancerArn(fixture.loadBalancer()));
        client.deleteLoadBalancer(request -> request.loadBalancerArn(fixture.loadBalancer()));
        client.waiter().waitUntilLoadBalancersDeleted(request -> request.loadBalancerArns(fixture.loadBalancer()));
        client.deleteTargetGroup(request -> request.targetGroupArn(fixture.group()));

        assertThat(endpoint.store().routing().loadBalancers()).isEmpty();
        assertThat(endpoint.store().routing().targetGroups()).isEmpty();
        assertThatThrownBy(() -> client.describeRules(request -> request.listenerArn(fixture.listener())))
                .isInstanceOf(ListenerNotFoundException.class);
    }

    @Test
    void refusals_areTheClientsOwnExceptions() {
        assertThatThrownBy(() -> client.createRule(request -> request.listenerArn(fixture.listener())
                        .priority(30)
                        .conditions(Fixture.path("/a", "/b", "/c", "/d", "/e", "/f"))
                        .actions(Fixture.forward(fixture.group()))))
                .isInstanceOfSatisfying(ElasticLoadBalancingV2Exception.class, refusal -> {
                    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(refusal.awsErrorDetails().errorMessage())
                            .isEqualTo("A rule can only have '5' condition values");
                    assertThat(refusal.requestId()).matches("[0-9a-f-]{36}");
                });
    }
}
