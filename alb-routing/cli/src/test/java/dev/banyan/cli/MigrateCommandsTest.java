package dev.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.LocalAlb;
import dev.banyan.local.AwsEndpoint;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** The commands that move traffic, over the endpoint of a load balancer that runs. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class MigrateCommandsTest {

    @TempDir
    private Path folder;

    private LocalAlb balancer;
    private AwsEndpoint endpoint;
    private ElasticLoadBalancingV2Client client;
    private String rule;
    private String container;
    private String lambda;

    @BeforeEach
    void start() throws Exception {
        balancer = LocalAlb.builder().eventLoops(1).ports(port -> 0).build();
        balancer.start();
        endpoint = AwsEndpoint.over(balancer).open();
        client = ElasticLoadBalancingV2Client.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        String owner = client.createLoadBalancer(
                        request -> request.name("shop").subnets("subnet-0ba0000000000001a", "subnet-0ba0000000000001b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        container = client.createTargetGroup(request -> request.name("catalog-container")
                        .targetType("ip")
                        .protocol("HTTP")
                        .port(80)
                        .vpcId("vpc-0ba00000000000001"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        lambda = client.createTargetGroup(
                        request -> request.name("catalog-lambda").targetType("lambda"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        String listener = client.createListener(request -> request.loadBalancerArn(owner)
                        .protocol("HTTP")
                        .port(80)
                        .defaultActions(action ->
                                action.type("fixed-response").fixedResponseConfig(fixed -> fixed.statusCode("404"))))
                .listeners()
                .get(0)
                .listenerArn();
        rule = client.createRule(request -> request.listenerArn(listener)
                        .priority(10)
                        .conditions(condition ->
                                condition.field("path-pattern").pathPatternConfig(path -> path.values("/catalog/*")))
                        .actions(action -> action.type("forward")
                                .forwardConfig(forward -> forward.targetGroups(
                                        TargetGroupTuple.builder()
                                                .targetGroupArn(container)
                                                .weight(100)
                                                .build(),
                                        TargetGroupTuple.builder()
                                                .targetGroupArn(lambda)
                                                .weight(0)
                                                .build()))))
                .rules()
                .get(0)
                .ruleArn();
    }

    @AfterEach
    void stop() {
        client.close();
        endpoint.close();
        balancer.close();
    }

    private final StringWriter errors = new StringWriter();

    private int banyan(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", endpoint.uri().toString(), "--state", folder.toString()));
        CommandLine line = Banyan.commandLine();
        line.setErr(new PrintWriter(errors, true));
        return line.execute(all.toArray(String[]::new));
    }

    private int weight(String group) {
        return client
                .describeRules(request -> request.ruleArns(rule))
                .rules()
                .get(0)
                .actions()
                .get(0)
                .forwardConfig()
                .targetGroups()
                .stream()
                .filter(one -> one.targetGroupArn().equals(group))
                .mapToInt(TargetGroupTuple::weight)
                .sum();
    }

    @Test
    void route_adoptedAndShifted_servesTheFunctionAlone() throws Exception {
        assertThat(banyan("adopt", rule, "--route", "catalog")).as("%s", errors).isZero();
        assertThat(banyan("status")).isZero();

        assertThat(banyan("shift", "start", "catalog", "--steps", "10,100", "--bake", "0s"))
                .as("%s", errors)
                .isZero();

        assertThat(weight(container)).isZero();
        assertThat(weight(lambda)).isEqualTo(999);
        assertThat(banyan("status", "catalog")).isZero();
        assertThat(banyan("status", "catalog", "--json")).isZero();
        assertThat(Files.readString(folder.resolve("routes/catalog.json"))).contains("\"done\"");
    }

    @Test
    void fault_isSetAndTakenBack() {
        assertThat(banyan("fault", "catalog-container", "--latency", "800ms", "--errors", "20", "--resets", "0.5%"))
                .as("%s", errors)
                .isZero();
        assertThat(balancer.faults().all()).hasSize(1);
        assertThat(banyan("fault")).isZero();

        assertThat(banyan("fault", "catalog-container")).isZero();
        assertThat(balancer.faults().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shift start nowhere --steps 10           | route: nowhere (expected:
            shift start catalog --steps 10,5,20      | steps: 10,5,20 (expected: all rising or all falling)
            shift start catalog --steps 0.05         | share: 0.05 (expected: a multiple of 0.1 %
            shift start catalog --steps 1 --bake 5x  | 5x (expected: a duration such as 500ms, 30s, 5m or 2h)
            shift abort nowhere                      | route nowhere: no shift (expected: one that was started)
            fault nothing --errors 10                | target group: nothing (expected: a route or one of catalog-container
            fault catalog-lambda --errors 101        | --errors: 101 (expected: 0 to 100 %)
            adopt arn:x --route catalog              | arn: arn:x (expected: arn:partition
            """)
    void input_wrong_isRefusedInOneLine(String command, String message) {
        assertThat(banyan(command.split(" "))).isEqualTo(ExitCode.INPUT.number());

        assertThat(errors.toString()).contains(message).doesNotContain("\tat ");
    }
}
