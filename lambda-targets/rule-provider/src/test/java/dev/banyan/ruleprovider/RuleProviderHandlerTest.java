package dev.banyan.ruleprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.banyan.function.Json;
import dev.banyan.function.testing.TestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

class RuleProviderHandlerTest {

    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111122223333:stack/Banyan/1";
    private static final String OWNER = STACK + "/CatalogRule";
    private static final String HTTP = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/alb/1/http";
    private static final String HTTPS = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/alb/1/https";

    private FakeElb elb;
    private RuleProviderHandler handler;

    @BeforeEach
    void start() throws IOException {
        elb = new FakeElb();
        SdkHttpClient http = UrlConnectionHttpClient.create();
        handler = new RuleProviderHandler(
                http,
                ElasticLoadBalancingV2Client.builder()
                        .httpClient(http)
                        .endpointOverride(elb.endpoint())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .build());
    }

    @AfterEach
    void stop() {
        elb.close();
    }

    @Test
    void create_newRule_hasInitialWeightsAndTags() {
        String arn = create(properties());

        FakeElb.FakeRule rule = elb.rule(arn);
        assertThat(rule.listener()).isEqualTo(HTTP);
        assertThat(rule.priority()).isEqualTo("40");
        assertThat(rule.weights()).isEqualTo(Map.of("container", "100", "lambda", "0"));
        assertThat(rule.stickySeconds()).isEqualTo("600");
        assertThat(rule.conditions())
                .containsEntry("1.Field", "path-pattern")
                .containsEntry("1.PathPatternConfig.Values.member.2", "/catalog/*");
        assertThat(rule.tags()).isEqualTo(Map.of("banyan:route", "catalog", "banyan:stack-resource", OWNER));
        assertThat(answer()).containsEntry("Status", "SUCCESS").containsEntry("Data", Map.of("RuleArn", arn));
    }

    @Test
    void create_answerGotLost_takesTheRuleOver() {
        elb.loseTheNextCreateAnswer();

        String arn = create(properties());

        assertThat(elb.arns()).containsExactly(arn);
        assertThat(elb.calls()).startsWith("CreateRule", "CreateRule", "DescribeRules");
    }

    @Test
    void create_calledAgain_answersTheSameRule() {
        String first = create(properties());
        elb.rule(first).weights().put("lambda", "25");

        assertThat(create(properties())).isEqualTo(first);
        assertThat(elb.rule(first).weights()).containsEntry("lambda", "25");
    }

    @Test
    void create_priorityOfAnotherOwner_failsWithAnIdThatIsNoRule() {
        create(properties());

        CloudFormationCustomResourceEvent event = event("Create", properties());
        event.setLogicalResourceId("OtherRule");
        handler.handleRequest(event, new TestContext());

        assertThat(answer())
                .containsEntry("Status", "FAILED")
                .containsEntry("PhysicalResourceId", "not-made-request-1");
        assertThat(answer().get("Reason")).asString().startsWith("PriorityInUse: refused (log stream ");
        delete("not-made-request-1", "OtherRule");
        assertThat(answer()).containsEntry("Status", "SUCCESS");
        assertThat(elb.arns()).hasSize(1);
    }

    @Test
    void update_conditionsChanged_neverWritesWeights() {
        String arn = create(properties());
        shift(arn, 90, 10);
        Map<String, Object> changed =
                with("Conditions", List.of(Map.of("Field", "path-pattern", "Values", List.of("/c"))));

        assertThat(update(arn, properties(), changed)).isEqualTo(arn);

        assertThat(elb.rule(arn).conditions()).isEqualTo(Map.of("1.Field", "path-pattern", "1.Values.member.1", "/c"));
        assertThat(elb.rule(arn).weights()).isEqualTo(Map.of("container", "90", "lambda", "10"));
        assertThat(elb.calls()).containsExactly("CreateRule", "DescribeRules", "ModifyRule");
    }

    @Test
    void update_initialWeightsChangedAndRolledBack_liveWeightsStay() {
        String arn = create(properties());
        shift(arn, 90, 10);
        Map<String, Object> changed = with("Actions", forward(600, "container", "0", "lambda", "100"));

        update(arn, properties(), changed);
        update(arn, changed, properties());

        assertThat(elb.rule(arn).weights()).isEqualTo(Map.of("container", "90", "lambda", "10"));
    }

    @Test
    void update_stickinessChanged_liveWeightsStay() {
        String arn = create(properties());
        shift(arn, 90, 10);

        update(arn, properties(), with("Actions", forward(0, "container", "100", "lambda", "0")));

        assertThat(elb.rule(arn).stickySeconds()).isNull();
        assertThat(elb.rule(arn).weights()).isEqualTo(Map.of("container", "90", "lambda", "10"));
    }

    @ParameterizedTest
    @CsvSource({
        // live weights of container and lambda; new groups; weights after
        "90, 10, container, other,     '{container=90, other=0}'",
        "0, 100, other,     lambda,    '{lambda=100, other=0}'",
        "90, 10, other,     another,   '{another=0, other=100}'",
        "0, 100, container, other,     '{container=100, other=0}'",
        "0, 0,   container, lambda,    '{container=0, lambda=0}'",
        "90, 10, lambda,    container, '{container=90, lambda=10}'"
    })
    void update_groupsChanged_keepsTheWeightsOfThoseThatStay(
            int container, int lambda, String first, String second, String expected) {
        String arn = create(properties());
        shift(arn, container, lambda);

        update(arn, properties(), with("Actions", forward(600, first, "100", second, "0")));

        assertThat(elb.rule(arn).weights()).hasToString(expected);
    }

    @Test
    void update_priorityChanged_movesTheRule() {
        String arn = create(properties());

        update(arn, properties(), with("Priority", "41"));

        assertThat(elb.rule(arn).priority()).isEqualTo("41");
        assertThat(elb.calls()).containsExactly("CreateRule", "DescribeRules", "SetRulePriorities", "ModifyRule");
    }

    @Test
    void update_priorityTaken_failsBeforeAnyChange() {
        String arn = create(properties());
        CloudFormationCustomResourceEvent other = event("Create", with("Priority", "41"));
        other.setLogicalResourceId("OtherRule");
        handler.handleRequest(other, new TestContext());
        elb.calls();

        update(arn, properties(), with("Priority", "41"));

        assertThat(answer()).containsEntry("Status", "FAILED").containsEntry("PhysicalResourceId", arn);
        assertThat(elb.calls()).doesNotContain("ModifyRule");
    }

    @Test
    void update_listenerChangedAndRolledBack_newRuleWithLiveWeightsThenTheOldOne() {
        String old = create(properties());
        shift(old, 90, 10);

        String replacement = update(old, properties(), with("ListenerArn", HTTPS));
        assertThat(replacement).isNotEqualTo(old).startsWith(HTTPS.replace(":listener/", ":listener-rule/"));
        assertThat(elb.rule(replacement).weights()).isEqualTo(Map.of("container", "90", "lambda", "10"));
        assertThat(elb.arns()).contains(old);

        assertThat(update(replacement, with("ListenerArn", HTTPS), properties()))
                .isEqualTo(old);
        assertThat(elb.rule(old).weights()).isEqualTo(Map.of("container", "90", "lambda", "10"));
    }

    @Test
    void update_ruleIsGone_isMadeAnew() {
        String arn = create(properties());
        delete(arn, "CatalogRule");

        String again = update(arn, properties(), properties());

        assertThat(again).isNotEqualTo(arn);
        assertThat(elb.rule(again).weights()).isEqualTo(Map.of("container", "100", "lambda", "0"));
    }

    @Test
    void update_tagsChanged_addsAndRemoves() {
        String arn = create(properties());

        update(arn, properties(), with("Tags", List.of(Map.of("Key", "team", "Value", "shop"))));

        assertThat(elb.rule(arn).tags()).isEqualTo(Map.of("team", "shop", "banyan:stack-resource", OWNER));
    }

    @Test
    void delete_ruleAndAgain_isSuccessBothTimes() {
        String arn = create(properties());

        delete(arn, "CatalogRule");
        assertThat(elb.arns()).isEmpty();
        delete(arn, "CatalogRule");

        assertThat(answer()).containsEntry("Status", "SUCCESS").containsEntry("PhysicalResourceId", arn);
    }

    @Test
    void delete_creationLeftARuleBehind_isFoundByItsTag() {
        create(properties());

        delete("not-made-request-1", "CatalogRule");

        assertThat(elb.arns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    Priority    | 0        | Priority: 0 (expected: 1 to 50000)
                    Priority    | x        | Priority: x (expected: 1 to 50000)
                    Priority    | none     | Priority: none (expected: a text)
                    ListenerArn | none     | ListenerArn: none (expected: a text)
                    Conditions  | none     | Conditions: none (expected: at least one)
                    Conditions  | x        | Conditions: x (expected: a list)
                    Actions     | none     | Actions: 0 actions (expected: one, of the type forward)
                    Transforms  | x        | Transforms: given (expected: none: not supported here)
                    """)
    void create_wrongProperty_failsNamingIt(String name, @Nullable String value, String reason) {
        Map<String, Object> properties = properties();
        if (value == null) {
            properties.remove(name);
        } else {
            properties.put(name, value);
        }

        create(properties);

        assertThat(answer().get("Reason")).asString().startsWith(reason);
        assertThat(elb.arns()).isEmpty();
    }

    private String create(Map<String, Object> properties) {
        return send(event("Create", properties));
    }

    private String update(String arn, Map<String, Object> old, Map<String, Object> properties) {
        CloudFormationCustomResourceEvent event = event("Update", properties);
        event.setPhysicalResourceId(arn);
        event.setOldResourceProperties(old);
        return send(event);
    }

    private void delete(String arn, String logicalId) {
        CloudFormationCustomResourceEvent event = event("Delete", properties());
        event.setPhysicalResourceId(arn);
        event.setLogicalResourceId(logicalId);
        send(event);
    }

    private String send(CloudFormationCustomResourceEvent event) {
        return handler.handleRequest(event, new TestContext()).getPhysicalResourceId();
    }

    private void shift(String arn, int container, int lambda) {
        elb.rule(arn).weights().put("container", String.valueOf(container));
        elb.rule(arn).weights().put("lambda", String.valueOf(lambda));
    }

    private Map<String, @Nullable Object> answer() {
        return Json.readObject(elb.answer().getBytes(StandardCharsets.UTF_8));
    }

    private CloudFormationCustomResourceEvent event(String type, Map<String, Object> properties) {
        return CloudFormationCustomResourceEvent.builder()
                .withRequestType(type)
                .withRequestId("1")
                .withStackId(STACK)
                .withLogicalResourceId("CatalogRule")
                .withResponseUrl(elb.endpoint() + "/answer")
                .withResourceProperties(properties)
                .build();
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> properties = properties();
        properties.put(name, value);
        return properties;
    }

    private static Map<String, Object> properties() {
        return new HashMap<>(Map.of(
                "ServiceToken",
                "arn:aws:lambda:eu-west-1:111122223333:function:rule-provider",
                "Route",
                "catalog",
                "ListenerArn",
                HTTP,
                "Priority",
                "40",
                "Conditions",
                List.of(Map.of(
                        "Field",
                        "path-pattern",
                        "PathPatternConfig",
                        Map.of("Values", List.of("/catalog", "/catalog/*")))),
                "Actions",
                forward(600, "container", "100", "lambda", "0"),
                "Tags",
                List.of(Map.of("Key", "banyan:route", "Value", "catalog"))));
    }

    private static List<Object> forward(
            int sticky, String first, String firstWeight, String second, String secondWeight) {
        return List.of(Map.of(
                "Type",
                "forward",
                "ForwardConfig",
                Map.of(
                        "TargetGroups",
                        List.of(
                                Map.of("TargetGroupArn", first, "Weight", firstWeight),
                                Map.of("TargetGroupArn", second, "Weight", secondWeight)),
                        "TargetGroupStickinessConfig",
                        sticky == 0
                                ? Map.of("Enabled", "false")
                                : Map.of("Enabled", "true", "DurationSeconds", String.valueOf(sticky)))));
    }
}
