package dev.banyan.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.cdk.TemplateTree;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app's template says about routing, functions and data. */
class BanyanTemplateTest {

    private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
    private static final String STRANGLER_RULE = "Custom::StranglerRule";

    private final TemplateTree tree = SynthesizedApp.TREE;

    @ParameterizedTest
    @CsvSource({
        "10, /monitor, Http, NoCertificate, HeaderMonitorTargetGroup",
        "10, /monitor, Https, HasCertificate, HeaderMonitorTargetGroup",
        "20, /cookies, Http, NoCertificate, CookieControlTargetGroup",
        "20, /cookies, Https, HasCertificate, CookieControlTargetGroup",
        "30, /catalog, Http, CatalogRule30HttpActive, CatalogTargetGroup",
        "30, /catalog, Https, CatalogRule30HttpsActive, CatalogTargetGroup"
    })
    void rules_ofFunctions_standOnBothListeners(
            int priority, String path, String listener, String condition, String targetGroup) {
        JsonNode rule = rule(RULE, priority, listener);

        assertThat(TemplateTree.texts(rule.at("/Properties/Conditions/0/PathPatternConfig/Values")))
                .containsExactly(path, path + "/*");
        assertThat(rule.path("Condition").asText()).startsWith(condition);
        assertThat(rule.at("/Properties/Actions/0/TargetGroupArn/Ref").asText()).startsWith(targetGroup);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Http", "Https"})
    void lane_rule_comparesTheCookieWithTheParameter(String listener) {
        JsonNode header = rule(RULE, 30, listener).at("/Properties/Conditions/1/HttpHeaderConfig");

        assertThat(header)
                .hasToString("{\"HttpHeaderName\":\"Cookie\",\"Values\":[{\"Fn::Join\":[\"\","
                        + "[\"*__Host-banyan-lane-catalog=\",{\"Ref\":\"CatalogLaneValue\"},\"*\"]]}]}");
    }

    @Test
    void lane_condition_holdsOnlyWithAValueAndOnTheActiveListener() {
        JsonNode conditions = tree.root().path("Conditions");
        String active = rule(RULE, 30, "Https").path("Condition").asText();

        assertThat(conditions.path("HasCatalogLane"))
                .hasToString("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"CatalogLaneValue\"},\"\"]}]}");
        assertThat(conditions.path(active))
                .hasToString("{\"Fn::And\":[{\"Condition\":\"HasCertificate\"},{\"Condition\":\"HasCatalogLane\"}]}");
    }

    @ParameterizedTest
    @CsvSource({"Http, NoCertificate", "Https, HasCertificate"})
    void catalog_rule_isWeightedByParameters(String listener, String condition) {
        JsonNode rule = rule(STRANGLER_RULE, 40, listener);
        JsonNode groups = rule.at("/Properties/Actions/0/ForwardConfig/TargetGroups");

        assertThat(rule.path("Condition").asText()).isEqualTo(condition);
        assertThat(rule.at("/Properties/Route").asText()).isEqualTo("catalog");
        assertThat(groups.findValues("Weight").toString())
                .isEqualTo("[{\"Ref\":\"CatalogContainerWeight\"}, {\"Ref\":\"CatalogLambdaWeight\"}]");
        assertThat(groups.at("/0/TargetGroupArn/Ref").asText()).startsWith("StorefrontTargetscatalog");
        assertThat(groups.at("/1/TargetGroupArn/Ref").asText()).startsWith("CatalogTargetGroup");
    }

    @Test
    void listeners_defaultActions_forwardOrRedirectByCertificate() {
        JsonNode http = listener("Http");
        JsonNode https = listener("Https");

        assertThat(http.path("Condition").isMissingNode()).isTrue();
        assertThat(http.at("/Properties/DefaultActions/0").toString())
                .startsWith("{\"Fn::If\":[\"HasCertificate\",{\"Type\":\"redirect\",\"RedirectConfig\":"
                        + "{\"Protocol\":\"HTTPS\",\"Port\":\"443\",\"StatusCode\":\"HTTP_301\"}},"
                        + "{\"Type\":\"forward\",\"TargetGroupArn\":{\"Ref\":\"StorefrontTargets");
        assertThat(https.path("Condition").asText()).isEqualTo("HasCertificate");
        assertThat(https.at("/Properties/DefaultActions/0/Type").asText()).isEqualTo("forward");
    }

    @ParameterizedTest
    @CsvSource({
        "CertificateArn, String, ''",
        "StorefrontImageTag, String, latest",
        "Release, String, 1",
        "CatalogLaneValue, String, ''",
        "CatalogContainerWeight, Number, 100",
        "CatalogLambdaWeight, Number, 0"
    })
    void parameters_each_hasADefault(String name, String type, String value) {
        JsonNode parameter = tree.root().path("Parameters").path(name);

        assertThat(parameter.path("Type").asText()).isEqualTo(type);
        assertThat(parameter.path("Default").asText("missing")).isEqualTo(value);
    }

    @Test
    void laneValue_parameter_isHiddenAndHardToGuess() {
        JsonNode parameter = tree.root().path("Parameters").path("CatalogLaneValue");

        assertThat(parameter.path("NoEcho").asBoolean()).isTrue();
        String pattern = parameter.path("AllowedPattern").asText();
        assertThat(List.of("", "a".repeat(22), "A-_9".repeat(20))).allMatch(value -> value.matches(pattern));
        assertThat(List.of("guess", "a".repeat(100), "*".repeat(30))).noneMatch(value -> value.matches(pattern));
    }

    @Test
    void service_conditionalRules_areWaitedForThroughMetadata() {
        JsonNode service = tree.first("AWS::ECS::Service");
        String metadata = service.path("Metadata").path("banyan:after").toString();
        Stream<String> conditional = tree.ids(STRANGLER_RULE).stream();

        assertThat(conditional).allMatch(rule -> metadata.contains("{\"Ref\":\"" + rule + "\"}"));
        assertThat(TemplateTree.texts(service.path("DependsOn"))).anyMatch(id -> id.startsWith("AlbHttp"));
    }

    @Test
    void service_localRun_saysHowToStartTheJar() {
        assertThat(tree.first("AWS::ECS::Service").path("Metadata").path("banyan:local"))
                .hasToString("{\"name\":\"storefront\",\"jar\":\"../../../legacy-app/target/storefront.jar\","
                        + "\"jvmOptions\":[\"-XX:+UseSerialGC\",\"-XX:TieredStopAtLevel=1\",\"-Xmx256m\"],"
                        + "\"environment\":{\"SERVER_PORT\":\"{port}\"}}");
    }

    @Test
    void dataSource_ofContainerAndFunction_hasTheSameNames() {
        JsonNode container = tree.first("AWS::ECS::TaskDefinition").at("/Properties/ContainerDefinitions/0");
        JsonNode variables = function("dev.banyan.catalogfunction.CatalogHandler::handleRequest")
                .at("/Properties/Environment/Variables");

        assertThat(container.path("Environment").findValuesAsText("Name")).containsExactly("SPRING_DATASOURCE_URL");
        assertThat(container.path("Secrets").findValuesAsText("Name"))
                .containsExactly("SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");
        assertThat(container.path("Secrets").toString()).contains(":username::", ":password::");
        assertThat(variables.path("SPRING_DATASOURCE_URL")).isEqualTo(container.at("/Environment/0/Value"));
        assertThat(variables.path("SPRING_DATASOURCE_PASSWORD").toString())
                .contains("{{resolve:secretsmanager:", ":SecretString:password::}}");
        assertThat(variables.path("SPRING_DATASOURCE_USERNAME").toString()).contains(":SecretString:username::}}");
    }

    @Test
    void cookieControl_environment_hasGeneratedKeysAndTheLane() {
        JsonNode variables = function("dev.banyan.cookiecontrol.CookieControlHandler::handleRequest")
                .at("/Properties/Environment/Variables");

        assertThat(variables.path("LANE_CATALOG")).hasToString("{\"Ref\":\"CatalogLaneValue\"}");
        assertThat(variables.path("COOKIE_KEYS").toString()).contains("{{resolve:secretsmanager:", "CookieKeys");
    }

    @Test
    void database_instance_isPrivateAndEncrypted() {
        JsonNode database = tree.first("AWS::RDS::DBInstance").path("Properties");

        assertThat(database.path("StorageEncrypted").asBoolean()).isTrue();
        assertThat(database.path("PubliclyAccessible").asBoolean(true)).isFalse();
        assertThat(tree.first("AWS::RDS::DBSubnetGroup")
                        .at("/Properties/SubnetIds")
                        .findValuesAsText("Ref"))
                .allMatch(subnet -> subnet.startsWith("VpcIsolatedSubnet"));
        assertThat(tree.all("AWS::EC2::SecurityGroupIngress").stream()
                        .filter(ingress ->
                                ingress.at("/Properties/Description").asText().equals("PostgreSQL")))
                .hasSize(2);
    }

    private JsonNode rule(String type, int priority, String listener) {
        return tree.all(type).stream()
                .filter(rule -> rule.at("/Properties/Priority").asInt() == priority)
                .filter(rule ->
                        rule.at("/Properties/ListenerArn/Ref").asText().matches("Alb" + listener + "[0-9A-F]{8}"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode listener(String name) {
        return tree.ids("AWS::ElasticLoadBalancingV2::Listener").stream()
                .filter(id -> id.matches("Alb" + name + "[0-9A-F]{8}"))
                .map(tree::resource)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode function(String handler) {
        return tree.all("AWS::Lambda::Function").stream()
                .filter(function -> function.at("/Properties/Handler").asText().equals(handler))
                .findFirst()
                .orElseThrow();
    }
}
