package dev.banyan.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The constructs in someone else's stack, without a certificate: one listener, no conditions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConstructsTest {

    private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
    private static final String TARGET_GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";

    private final ConstructFixture fixture = new ConstructFixture();
    private final StranglerAlb alb = fixture.alb();
    private final Template template = synthesize();
    private final TemplateTree tree = TemplateTree.of(template);

    private Template synthesize() {
        LegacyService monolith = new LegacyService(
                fixture.stack,
                "Monolith",
                fixture.monolith(alb)
                        .containerPort(9000)
                        .healthCheckPath("/health")
                        .environment("MODE", "shop")
                        .localRun(new LocalRun(
                                "monolith", "../app.jar", List.of("-Xmx256m"), Map.of("PORT", "{port}", "A", "b")))
                        .build());
        alb.forwardByDefault(monolith.targets());
        LambdaRoute lambda = new LambdaRoute(
                fixture.stack,
                "Prices",
                fixture.function(alb)
                        .environment("MODE", "prices")
                        .rule(ConstructFixture.rule(30))
                        .build());
        new StranglerRule(
                fixture.stack,
                "PricesRule",
                StranglerRuleProps.builder()
                        .alb(alb)
                        .provider(RuleProvider.of(fixture.stack, fixture.archive))
                        .rule(ConstructFixture.rule(40))
                        .container(monolith.addRouteTargets("prices"))
                        .lambda(lambda)
                        .initialWeights(90, 10)
                        .stickiness(Duration.minutes(10))
                        .build());
        return Template.fromStack(fixture.stack);
    }

    @Test
    void alb_withoutCertificate_hasOneListenerThatAlwaysCarriesTheRules() {
        template.resourceCountIs("AWS::ElasticLoadBalancingV2::Listener", 1);
        template.hasResource(
                "AWS::ElasticLoadBalancingV2::Listener",
                Map.of(
                        "Condition",
                        Match.absent(),
                        "Properties",
                        Map.of(
                                "Port",
                                80,
                                "DefaultActions",
                                List.of(Map.of("Type", "forward", "TargetGroupArn", Match.anyValue())))));
        template.allResources(RULE, Map.of("Condition", Match.absent()));
    }

    @Test
    void alb_attributes_dropBadHeadersAndKeepLogs() {
        template.hasResourceProperties(
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                Map.of(
                        "Scheme",
                        "internet-facing",
                        "LoadBalancerAttributes",
                        Match.arrayWith(List.of(
                                attribute("deletion_protection.enabled", "true"),
                                attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
                                attribute("routing.http.desync_mitigation_mode", "defensive"),
                                attribute("access_logs.s3.enabled", "true")))));
        template.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action",
                                        "s3:PutObject",
                                        "Principal",
                                        Map.of("Service", "logdelivery.elasticloadbalancing.amazonaws.com"))))))))));
    }

    @Test
    void legacyService_deployment_hasNoGapAndRollsBack() {
        template.hasResourceProperties(
                "AWS::ECS::Service",
                Map.of(
                        "DeploymentConfiguration",
                        Match.objectLike(Map.of(
                                "MinimumHealthyPercent",
                                100,
                                "MaximumPercent",
                                200,
                                "DeploymentCircuitBreaker",
                                Map.of("Enable", true, "Rollback", true))),
                        "NetworkConfiguration",
                        Match.objectLike(Map.of(
                                "AwsvpcConfiguration", Match.objectLike(Map.of("AssignPublicIp", "DISABLED"))))));
        template.hasResourceProperties(
                "AWS::ECS::TaskDefinition",
                Map.of("RuntimePlatform", Map.of("CpuArchitecture", "ARM64", "OperatingSystemFamily", "LINUX")));
    }

    @Test
    void legacyService_withARoute_registersItsTasksInBothGroups() {
        assertThat(tree.first("AWS::ECS::Service").at("/Properties/LoadBalancers"))
                .hasSize(2);
        template.hasResourceProperties(
                TARGET_GROUP,
                Map.of(
                        "Port",
                        9000,
                        "HealthCheckPath",
                        "/health",
                        "TargetType",
                        "ip",
                        "Tags",
                        List.of(tag("banyan:role", "container"), tag("banyan:route", "prices")),
                        "TargetGroupAttributes",
                        Match.arrayWith(List.of(attribute("deregistration_delay.timeout_seconds", "30")))));
    }

    @Test
    void legacyService_order_waitsForListenerAndRule() {
        assertThat(TemplateTree.texts(tree.first("AWS::ECS::Service").path("DependsOn")))
                .containsAll(tree.ids("AWS::ElasticLoadBalancingV2::Listener"))
                .containsAll(tree.ids("Custom::StranglerRule"));
    }

    @Test
    void legacyService_localRun_isWrittenAsSortedMetadata() {
        assertThat(tree.first("AWS::ECS::Service").path("Metadata").path("banyan:local"))
                .hasToString("{\"name\":\"monolith\",\"jar\":\"../app.jar\",\"jvmOptions\":[\"-Xmx256m\"],"
                        + "\"environment\":{\"A\":\"b\",\"PORT\":\"{port}\"}}");
    }

    @Test
    void lambdaRoute_function_isPublishedWithSnapStartBehindTheAlias() {
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "Handler", "com.example.Prices::handleRequest",
                        "Runtime", "java25",
                        "Architectures", List.of("arm64"),
                        "SnapStart", Map.of("ApplyOn", "PublishedVersions"),
                        "Environment", Map.of("Variables", Map.of("MODE", "prices"))));
        String version = template.findResources("AWS::Lambda::Version")
                .keySet()
                .iterator()
                .next();
        template.hasResourceProperties(
                "AWS::Lambda::Alias",
                Map.of("Name", "live", "FunctionVersion", Map.of("Fn::GetAtt", List.of(version, "Version"))));
    }

    @Test
    void lambdaRoute_targetGroup_hasMultiValueHeadersAndTags() {
        String alias = tree.ids("AWS::Lambda::Alias").get(0);
        template.hasResourceProperties(
                TARGET_GROUP,
                Map.of(
                        "TargetType", "lambda",
                        "Targets", List.of(Map.of("Id", Map.of("Ref", alias))),
                        "TargetGroupAttributes", List.of(attribute("lambda.multi_value_headers.enabled", "true")),
                        "Tags", List.of(tag("banyan:role", "lambda"), tag("banyan:route", "prices"))));
    }

    @Test
    void lambdaRoute_permission_namesThisTargetGroupAlone() {
        JsonNode group = tree.all(TARGET_GROUP).stream()
                .filter(each -> each.at("/Properties/TargetType").asText().equals("lambda"))
                .findFirst()
                .orElseThrow();
        String name = group.at("/Properties/Name").asText();
        JsonNode permission = tree.first("AWS::Lambda::Permission").path("Properties");

        assertThat(name).matches("[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]");
        assertThat(permission.path("Principal").asText()).isEqualTo("elasticloadbalancing.amazonaws.com");
        assertThat(permission.path("SourceAccount")).hasToString("{\"Ref\":\"AWS::AccountId\"}");
        assertThat(permission.path("SourceArn").toString())
                .contains(":elasticloadbalancing:")
                .endsWith(":targetgroup/" + name + "/*\"]]}");
        assertThat(TemplateTree.texts(group.path("DependsOn"))).isEqualTo(tree.ids("AWS::Lambda::Permission"));
    }

    @Test
    void stranglerRule_properties_haveTheShapeOfAListenerRule() {
        JsonNode rule = tree.first("Custom::StranglerRule").path("Properties");

        assertThat(rule.fieldNames())
                .toIterable()
                .containsExactly(
                        "ServiceToken",
                        "ServiceTimeout",
                        "Route",
                        "ListenerArn",
                        "Priority",
                        "Conditions",
                        "Actions",
                        "Tags");
        assertThat(rule.path("Route").asText()).isEqualTo("prices");
        assertThat(rule.path("Priority").asInt()).isEqualTo(40);
        assertThat(rule.path("Tags")).hasToString("[{\"Key\":\"banyan:route\",\"Value\":\"prices\"}]");
        assertThat(rule.path("Conditions"))
                .hasToString(
                        "[{\"Field\":\"path-pattern\",\"PathPatternConfig\":{\"Values\":[\"/prices\",\"/prices/*\"]}}]");
        JsonNode forward = rule.at("/Actions/0/ForwardConfig");
        assertThat(forward.path("TargetGroups").findValuesAsText("Weight")).containsExactly("90", "10");
        assertThat(forward.path("TargetGroupStickinessConfig"))
                .hasToString("{\"Enabled\":true,\"DurationSeconds\":600}");
    }

    @Test
    void ruleProvider_policy_changesRulesOfThisLoadBalancerOnly() {
        String statements = tree.all("AWS::IAM::Policy").stream()
                .map(JsonNode::toString)
                .filter(policy -> policy.contains("elasticloadbalancing:CreateRule"))
                .findFirst()
                .orElseThrow();

        assertThat(statements)
                .contains(
                        "\"Action\":\"elasticloadbalancing:CreateRule\"",
                        ":listener/\",{\"Fn::GetAtt\":[\"AlbLoadBalancer",
                        ":listener-rule/\",{\"Fn::GetAtt\":[\"AlbLoadBalancer")
                .doesNotContain("elasticloadbalancing:*");
    }

    @Test
    void ruleProvider_secondCall_givesTheSameProvider() {
        assertThat(RuleProvider.of(fixture.stack, fixture.archive))
                .isSameAs(RuleProvider.of(fixture.stack, fixture.archive));
    }

    @Test
    void alb_priorityTakenTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alb.claimPriority(40, "Example/Other"))
                .withMessage("priority: 40 (expected: unused on this load balancer, but Example/PricesRule has it)");
    }

    private static Map<String, String> attribute(String key, String value) {
        return tag(key, value);
    }

    private static Map<String, String> tag(String key, String value) {
        return Map.of("Key", key, "Value", value);
    }
}
