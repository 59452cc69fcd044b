package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.support.Fixture;
import dev.banyan.aws.support.TestEndpoint;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** What the API refuses, with its code and its message as they stand on the wire. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class RefusalTest {

    private static final Map<String, String> NAMES = new HashMap<>();
    private static TestEndpoint endpoint;

    @BeforeAll
    static void open() {
        endpoint = TestEndpoint.open(
                Elbv2Hooks.defaults()
                        .withPermissions((function, group) -> !function.value().endsWith("forbidden")),
                RoutingSink.NONE);
        Fixture fixture = Fixture.make(endpoint.client());
        endpoint.client()
                .registerTargets(request ->
                        request.targetGroupArn(fixture.function()).targets(target -> target.id(Fixture.FUNCTION)));
        String guarded = Fixture.loadBalancer(endpoint.client(), "guarded");
        endpoint.client()
                .modifyLoadBalancerAttributes(request -> request.loadBalancerArn(guarded)
                        .attributes(attribute ->
                                attribute.key("deletion_protection.enabled").value("true")));
        List<Rule> rules = endpoint.client()
                .describeRules(request -> request.listenerArn(fixture.listener()))
                .rules();
        NAMES.put("lb", fixture.loadBalancer());
        NAMES.put("guarded", guarded);
        NAMES.put("listener", fixture.listener());
        NAMES.put("rule", fixture.rule());
        NAMES.put("default", rules.get(rules.size() - 1).ruleArn());
        NAMES.put("group", fixture.group());
        NAMES.put("function", fixture.function());
        NAMES.put("long", "x".repeat(129));
        String elb = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:";
        NAMES.put("noGroup", elb + "targetgroup/x/0123456789abcdef");
        NAMES.put("noLb", elb + "loadbalancer/app/x/0123456789abcdef");
        NAMES.put("noListener", elb + "listener/app/x/0123456789abcdef/0123456789abcdef");
        NAMES.put("noRule", elb + "listener-rule/app/x/0123456789abcdef/0123456789abcdef/0123456789abcdef");
        NAMES.put("subnets", "Subnets.member.1=subnet-0ba0000000000001a&Subnets.member.2=subnet-0ba0000000000001b");
        NAMES.put("to", "Actions.member.1.Type=forward&Actions.member.1.TargetGroupArn=" + fixture.group());
        NAMES.put(
                "toDefault",
                "DefaultActions.member.1.Type=forward&DefaultActions.member.1.TargetGroupArn=" + fixture.group());
        NAMES.put("onPath", "Conditions.member.1.Field=path-pattern&Conditions.member.1.Values.member.1=/a");
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/refusals.csv", delimiter = '|', quoteCharacter = '`')
    void request_isRefused_asByAws(String form, int status, String code, String message) {
        var before = endpoint.store().routing();

        HttpResponse<String> answer = endpoint.post("Version=2015-12-01&Action=" + fill(form));

        assertThat(answer.body())
                .startsWith("<ErrorResponse xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\">")
                .contains("<Type>Sender</Type><Code>" + code + "</Code>")
                .contains("<Message>" + fill(message) + "</Message>");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(endpoint.store().routing()).isSameAs(before);
    }

    private static String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
