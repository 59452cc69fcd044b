package dev.banyan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Priority;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Rewrite;
import dev.banyan.model.Rule;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import dev.banyan.model.UrlRewrite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    private static final LocalValues LOCAL = new LocalValues() {
        @Override
        public @Nullable String attribute(String logicalId, String attribute) {
            return (logicalId + attribute).equals("DatabaseEndpoint.Address") ? "127.0.0.1" : null;
        }

        @Override
        public String secret(SecretDefinition secret) {
            String text = secret.text();
            return text != null ? text : "{\"password\":\"of " + secret.logicalId() + "\"}";
        }
    };

    @Test
    void read_withoutCertificate_makesOneListenerWithAllRules() {
        LoadBalancer balancer = balancer(Map.of());

        assertThat(balancer.listeners()).hasSize(1);
        assertThat(balancer.listeners().get(0).rules())
                .extracting(rule -> rule.priority().toString())
                .containsExactly("10", "15", "20", "default");
        assertThat(balancer.dnsName()).matches("shop-\\d+\\.us-east-1\\.elb\\.amazonaws\\.com");
        assertThat(balancer.attributes().idleTimeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void read_withCertificate_addsListenerAndRedirects() {
        LoadBalancer balancer = balancer(Map.of("CertificateArn", "arn:aws:acm:us-east-1:1:certificate/x"));

        assertThat(balancer.listeners()).extracting(Listener::port).containsExactly(80, 443);
        assertThat(defaultRule(balancer.listeners().get(0)).routingAction())
                .isEqualTo(new RedirectAction(301, "HTTPS", "#{host}", "443", "/#{path}", "#{query}"));
    }

    @Test
    void read_arns_holdTheirParentsAndAreStable() {
        LoadBalancer balancer = balancer(Map.of());
        Listener listener = balancer.listeners().get(0);

        assertThat(balancer).isEqualTo(balancer(Map.of()));
        assertThat(balancer.arn().resource()).matches("loadbalancer/app/shop/[0-9a-f]{16}");
        String below = balancer.arn().resource().replace("loadbalancer/", "");
        assertThat(listener.arn().resource()).matches("listener/" + below + "/[0-9a-f]{16}");
        String rules = "listener-rule/" + listener.arn().resource().replace("listener/", "") + "/[0-9a-f]{16}";
        assertThat(listener.rules()).allMatch(rule -> rule.arn().resource().matches(rules));
        assertThat(listener.rules()).extracting(Rule::arn).doesNotHaveDuplicates();
    }

    @Test
    void read_stranglerRule_isARule() {
        Rule rule =
                balancer(Map.of("NewWeight", "30")).listeners().get(0).rules().get(2);

        assertThat(rule.priority()).isEqualTo(new Priority(20));
        assertThat(rule.tags()).containsEntry("banyan:route", "orders");
        ForwardAction forward = (ForwardAction) rule.routingAction();
        assertThat(forward.targetGroups())
                .extracting(group -> group.weight().value())
                .containsExactly(90, 30);
        assertThat(forward.stickiness()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void read_targetGroups_haveTheirTargets() {
        SynthesizedSystem system = SampleStack.read(Map.of());
        FunctionDefinition function = system.functions().get(0);

        TargetGroup orders = group(system, TargetType.LAMBDA);
        assertThat(orders.targets()).containsExactly(new Target.Lambda(new Arn(function.arn() + ":live")));
        assertThat(orders.attributes().multiValueHeaders()).isTrue();
        TargetGroup shop = group(system, TargetType.IP);
        assertThat(shop.name()).matches("Base-Shop-[0-9A-Z]{12}");
        assertThat(shop.targets()).isEmpty();
        assertThat(shop.port()).isEqualTo(8080);
        assertThat(shop.healthCheck().matcher().matches(204)).isTrue();
    }

    @Test
    void read_function_hasVersionsAliasesAndPermissions() {
        FunctionDefinition function = SampleStack.read(Map.of()).functions().get(0);

        assertThat(function.handler()).isEqualTo("shop.Orders::handleRequest");
        assertThat(function.archive()).isAbsolute().exists();
        assertThat(function.memoryMegabytes()).isEqualTo(128);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(function.reservedConcurrency()).isEqualTo(4);
        assertThat(function.snapStart()).isTrue();
        assertThat(function.versions()).containsExactly("1");
        assertThat(function.aliases()).containsExactly(Map.entry("live", "1"));
        assertThat(function.permissions())
                .containsExactly(new FunctionPermission(
                        "live", "lambda:InvokeFunction", "elasticloadbalancing.amazonaws.com", null));
    }

    @Test
    void versionOf_arns_givesVersionOrNothing() {
        FunctionDefinition function = SampleStack.read(Map.of()).functions().get(0);

        assertThat(function.versionOf(function.arn())).isEqualTo("$LATEST");
        assertThat(function.versionOf(new Arn(function.arn() + ":live"))).isEqualTo("1");
        assertThat(function.versionOf(new Arn(function.arn() + ":1"))).isEqualTo("1");
        assertThat(function.versionOf(new Arn(function.arn() + ":$LATEST"))).isEqualTo("$LATEST");
        assertThat(function.answersTo(new Arn(function.arn() + ":2"))).isFalse();
        assertThat(function.answersTo(new Arn(function.arn() + "x"))).isFalse();
    }

    @Test
    void environment_resolved_holdsLocalValuesAndSecrets() {
        Environment environment = SampleStack.read(Map.of()).functions().get(0).environment();

        assertThat(environment.names()).containsExactlyInAnyOrder("URL", "PASSWORD", "KEYS");
        assertThat(environment.resolve(LOCAL))
                .containsOnly(
                        Map.entry("URL", "jdbc:postgresql://127.0.0.1/shop"),
                        Map.entry("PASSWORD", "of Login"),
                        Map.entry("KEYS", "k1:abc"));
        assertThat(environment).hasToString("Environment" + environment.names());
    }

    @Test
    void environment_whereTheMachineKnowsNothing_saysWhatIsMissing() {
        Environment environment = SampleStack.read(Map.of()).functions().get(0).environment();

        assertThatThrownBy(() -> environment.resolve(PhysicalResources.NOTHING_LOCAL))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Orders.Environment.Variables.URL.Fn::Join[1].Fn::GetAtt: Database.Endpoint.Address"
                        + " (expected: an attribute whose value is known on this machine)");
    }

    @Test
    void container_resolvedEnvironment_joinsSecretsAndLocalPart() {
        ContainerDefinition container = SampleStack.read(Map.of()).containers().get(0);

        assertThat(container.resolveEnvironment(LOCAL, 9999))
                .containsOnly(
                        Map.entry("URL", "127.0.0.1"),
                        Map.entry("PASSWORD", "of Login"),
                        Map.entry("SERVER_PORT", "9999"));
        assertThat(container.name()).isEqualTo("shop");
        assertThat(container.jar()).isEqualTo(SampleStack.FOLDER.resolveSibling("shop/shop.jar"));
        assertThat(container.jvmOptions()).containsExactly("-Xmx256m");
        assertThat(container.healthCheckPath()).isEqualTo("/ready");
        assertThat(container.targetGroups())
                .extracting(ContainerDefinition.Registration::containerPort)
                .containsExactly(8080);
    }

    @Test
    void read_databaseAndSecrets_areLinked() {
        SynthesizedSystem system = SampleStack.read(Map.of());

        assertThat(system.databases())
                .extracting(
                        DatabaseDefinition::logicalId,
                        DatabaseDefinition::engine,
                        DatabaseDefinition::version,
                        DatabaseDefinition::databaseName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Database", "postgres", "17", "shop"));
        assertThat(system.secrets())
                .extracting(SecretDefinition::logicalId, SecretDefinition::database)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Login", "Database"),
                        org.assertj.core.groups.Tuple.tuple("Keys", null));
        assertThat(system.parameters()).containsEntry("NewWeight", "10");
    }

    @Test
    void secret_generated_followsItsTemplate() {
        List<SecretDefinition> secrets = SampleStack.read(Map.of()).secrets();

        assertThat(secrets.get(0).generate(RandomGenerator.getDefault()))
                .matches("\\{\"username\":\"shop\",\"password\":\"[A-Zd-z0-9]{20}\"}");
        assertThat(secrets.get(1).generate(RandomGenerator.getDefault())).isEqualTo("k1:abc");
        assertThat(secrets.get(1)).asString().doesNotContain("k1:abc");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Ref\":\"Balancer\"} | arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/#",
                "{\"Fn::GetAtt\":[\"Balancer\",\"LoadBalancerFullName\"]} | app/shop/#",
                "{\"Fn::GetAtt\":[\"Balancer\",\"LoadBalancerName\"]} | shop",
                "{\"Fn::GetAtt\":[\"Balancer\",\"CanonicalHostedZoneID\"]} | Z35SXDOTRQ7X7K",
                "{\"Fn::GetAtt\":[\"Shop\",\"TargetGroupFullName\"]} | targetgroup/Base-Shop-+/#",
                "{\"Fn::GetAtt\":[\"Http\",\"ListenerArn\"]}"
                        + " | arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/#/#",
                "{\"Fn::GetAtt\":[\"Rule\",\"RuleArn\"]}"
                        + " | arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/shop/#/#/#",
                "{\"Ref\":\"Topic\"} | arn:aws:sns:us-east-1:123456789012:orders",
                "{\"Fn::GetAtt\":[\"Keys\",\"Id\"]} | arn:aws:secretsmanager:us-east-1:123456789012:secret:keys-+",
                "{\"Ref\":\"Service\"} | arn:aws:ecs:us-east-1:123456789012:service/Base-Service-+",
                "{\"Fn::GetAtt\":[\"Network\",\"Arn\"]}"
                        + " | arn:aws:ec2:us-east-1:123456789012:securitygroup/Base-Network-+",
                "{\"Ref\":\"Database\"} | Base-Database-+",
            })
    void environment_referencesToResources_giveTheirNames(String expression, String expected, @TempDir Path folder)
            throws IOException {
        ObjectNode changes = SampleStack.MAPPER.createObjectNode();
        ObjectNode variables =
                changes.putObject("/Resources/Orders/Properties/Environment").putObject("Variables");
        variables.set("A", SampleStack.MAPPER.readTree(expression));
        changes.set(
                "/Resources/Topic",
                SampleStack.MAPPER.readTree(
                        "{\"Type\":\"AWS::SNS::Topic\",\"Properties\":{\"TopicName\":\"orders\"}}"));

        Environment environment =
                SampleStack.readChanged(folder, changes).functions().get(0).environment();

        assertThat(environment
                        .resolve(LOCAL)
                        .getOrDefault("A", "")
                        .replaceAll("/[0-9a-f]{16}", "/#")
                        .replaceAll("-([0-9A-Z]{12}|[0-9A-Z]{6})(?=/|$)", "-+"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Login, , a secret whose value is known on this machine",
        "Login, no object, a secret that is a JSON object with password",
        "Login, '{\"user\":1}', a secret that is a JSON object with password",
    })
    void environment_secretWithoutTheValue_isNamedWithoutItsText(String secret, @Nullable String text, String rule) {
        LocalValues values = new LocalValues() {
            @Override
            public String attribute(String logicalId, String attribute) {
                return "x";
            }

            @Override
            public @Nullable String secret(SecretDefinition definition) {
                return definition.logicalId().equals(secret) ? text : "";
            }
        };
        Environment environment = SampleStack.read(Map.of()).functions().get(0).environment();

        assertThatThrownBy(() -> environment.resolve(values))
                .hasMessage("Orders.Environment.Variables.PASSWORD: " + secret + " (expected: " + rule + ")");
    }

    @Test
    void read_settingsOfRulesAndListenersAndGroups_areKept(@TempDir Path folder) throws IOException {
        SynthesizedSystem system = SampleStack.readChanged(folder, SampleStack.MAPPER.readTree("""
                {"/Resources/Rule/Properties/Transforms": [
                   {"Type": "url-rewrite", "UrlRewriteConfig": {"Rewrites": [{"Regex": "^/a", "Replace": "/b"}]}},
                   {"Type": "host-header-rewrite",
                    "HostHeaderRewriteConfig": {"Rewrites": [{"Regex": "(.*)", "Replace": "$1.local"}]}}],
                 "/Resources/Http/Properties/Protocol": "HTTPS",
                 "/Resources/Http/Properties/Certificates": [{"CertificateArn": "x"}],
                 "/Resources/Http/Properties/ListenerAttributes": [
                   {"Key": "routing.http.response.server.enabled", "Value": false},
                   {"Key": "routing.http.response.x_frame_options.header_value", "Value": "DENY"}],
                 "/Resources/Shop/Properties/ProtocolVersion": "GRPC",
                 "/Resources/Shop/Properties/Matcher": {"GrpcCode": "0-5"},
                 "/Resources/Shop/Properties/HealthCheckPath": null,
                 "/Resources/OrdersGroup/Properties/HealthCheckEnabled": true,
                 "/Resources/OrdersGroup/Properties/HealthCheckPath": "/health"}
                """));

        Listener listener = system.routing().loadBalancers().get(0).listeners().get(0);
        assertThat(listener.rules().get(0).transforms())
                .containsExactly(
                        new UrlRewrite(List.of(new Rewrite("^/a", "/b"))),
                        new HostHeaderRewrite(List.of(new Rewrite("(.*)", "$1.local"))));
        assertThat(listener.attributes().serverHeader()).isFalse();
        assertThat(listener.attributes().responseHeaders()).containsExactly(Map.entry("X-Frame-Options", "DENY"));
        TargetGroup shop = group(system, TargetType.IP);
        assertThat(shop.protocolVersion()).isEqualTo(ProtocolVersion.GRPC);
        assertThat(shop.healthCheck().path()).isEqualTo("/AWS.ALB/healthcheck");
        assertThat(shop.healthCheck().matcher()).isEqualTo(StatusMatcher.parseGrpc("0-5"));
        HealthCheck orders = group(system, TargetType.LAMBDA).healthCheck();
        assertThat(orders.enabled()).isTrue();
        assertThat(orders.path()).isEqualTo("/health");
        assertThat(orders.interval()).isEqualTo(Duration.ofSeconds(35));
    }

    private static LoadBalancer balancer(Map<String, String> parameters) {
        return SampleStack.read(parameters).routing().loadBalancers().get(0);
    }

    private static Rule defaultRule(Listener listener) {
        return listener.rules().get(listener.rules().size() - 1);
    }

    private static TargetGroup group(SynthesizedSystem system, TargetType type) {
        return system.routing().targetGroups().values().stream()
                .filter(group -> group.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
