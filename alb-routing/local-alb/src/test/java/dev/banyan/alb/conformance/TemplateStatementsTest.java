package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.TargetGroup;
import dev.banyan.template.ReadOptions;
import dev.banyan.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements about how rules and groups are written, which only a template can say. */
class TemplateStatementsTest {

    private static final String PATH = "{\"Field\":\"path-pattern\",\"PathPatternConfig\":{\"Values\":[\"/a\"]}}";
    private static final String FIXED =
            "{\"Type\":\"fixed-response\",\"FixedResponseConfig\":{\"StatusCode\":\"200\"}}";

    @TempDir
    Path folder;

    private Routing read(String conditions, String actions) throws IOException {
        return read(conditions, actions, "");
    }

    private Routing read(String conditions, String actions, String more) throws IOException {
        String type = "{\"Type\":\"AWS::ElasticLoadBalancingV2::";
        String template = "{\"Resources\":{"
                + "\"Alb\":" + type + "LoadBalancer\",\"Properties\":{\"Name\":\"shop\"}},"
                + "\"Ip\":" + type + "TargetGroup\",\"Properties\":{\"Name\":\"ip\",\"TargetType\":\"ip\",\"Port\":80,"
                + "\"Protocol\":\"HTTP\"}},"
                + "\"Fn\":" + type + "TargetGroup\",\"Properties\":{\"Name\":\"fn\",\"TargetType\":\"lambda\"}},"
                + "\"Listener\":" + type
                + "Listener\",\"Properties\":{\"LoadBalancerArn\":{\"Ref\":\"Alb\"},\"Port\":80,"
                + "\"Protocol\":\"HTTP\",\"DefaultActions\":[" + FIXED + "]}},"
                + "\"Rule\":" + type + "ListenerRule\",\"Properties\":{\"ListenerArn\":{\"Ref\":\"Listener\"},"
                + "\"Priority\":1,\"Conditions\":[" + conditions + "],\"Actions\":[" + actions + "]}}" + more + "}}";
        Path file = folder.resolve("t.template.json");
        Files.writeString(file, template);
        return TemplateReader.read(file, ReadOptions.defaults()).routing();
    }

    private static Rule rule(Routing routing) {
        return routing.loadBalancers().get(0).listeners().get(0).rules().get(0);
    }

    private void assertRefused(String conditions, String actions, String message) {
        assertThatThrownBy(() -> read(conditions, actions)).hasMessageContaining(message);
    }

    @Test
    @Proves("R-1.3-58")
    void values_besideTheConfig_areRefused() {
        assertRefused(
                "{\"Field\":\"host-header\",\"Values\":[\"a.test\"],\"HostHeaderConfig\":{\"Values\":[\"a.test\"]}}",
                FIXED,
                "You cannot provide both Values and 'HostHeaderConfig' for a condition of type 'host-header'");
        assertRefused(
                "{\"Field\":\"path-pattern\",\"Values\":[\"/a\"],\"PathPatternConfig\":{\"Values\":[\"/a\"]}}",
                FIXED,
                "You cannot provide both Values and 'PathPatternConfig' for a condition of type 'path-pattern'");
    }

    @Test
    @Proves("R-1.3-59")
    void values_ofOtherFields_areRefused() {
        for (String field : new String[] {"http-header", "http-request-method", "query-string", "source-ip"}) {
            assertRefused(
                    "{\"Field\":\"" + field + "\",\"Values\":[\"a\"]}",
                    FIXED,
                    "The 'Values' field is not compatible with '" + field + "'");
        }
    }

    @Test
    @Proves("R-1.4-02")
    void valuesAndExpressions_together_areRefused() {
        assertRefused(
                "{\"Field\":\"path-pattern\",\"PathPatternConfig\":{\"Values\":[\"/a\"],\"RegexValues\":[\"a\"]}}",
                FIXED,
                "expected: either values or regular expressions");
    }

    @Test
    @Proves("R-2.1-03")
    void actions_several_goByTheirOrder() throws IOException {
        String login = "{\"Type\":\"authenticate-oidc\",\"AuthenticateOidcConfig\":{}";
        assertRefused(PATH, FIXED + "," + login + "}", "Order");
        String ordered = FIXED.replace("{\"Type\"", "{\"Order\":2,\"Type\"");
        assertThatThrownBy(() -> read(PATH, ordered + "," + login + ",\"Order\":1}"))
                .hasMessageContaining("HTTPS"); // In the right order, only the listener's protocol is wrong.
        assertThat(rule(read(PATH, ordered)).routingAction()).isInstanceOf(FixedResponseAction.class);
    }

    @Test
    @Proves("R-2.2-02")
    void targetGroupArn_besideForwardConfig_mustBeItsOnlyGroup() throws IOException {
        String both = "{\"Type\":\"forward\",\"TargetGroupArn\":{\"Ref\":\"Ip\"},\"ForwardConfig\":{\"TargetGroups\":["
                + "{\"TargetGroupArn\":{\"Ref\":\"Ip\"}}";
        assertThat(rule(read(PATH, both + "]}}")).routingAction()).isInstanceOf(ForwardAction.class);
        assertRefused(PATH, both + ",{\"TargetGroupArn\":{\"Ref\":\"Fn\"}}]}}", "ForwardConfig");
    }

    @Test
    @Proves("R-2.2-09")
    void stickiness_enabledWithoutDuration_isRefused() {
        assertRefused(
                PATH,
                "{\"Type\":\"forward\",\"ForwardConfig\":{\"TargetGroups\":[{\"TargetGroupArn\":{\"Ref\":\"Ip\"}}],"
                        + "\"TargetGroupStickinessConfig\":{\"Enabled\":true}}}",
                "DurationSeconds");
    }

    @Test
    @Proves("R-2.2-15")
    void targetGroup_ofTwoLoadBalancers_isRefused() {
        String toIp = "{\"Type\":\"forward\",\"TargetGroupArn\":{\"Ref\":\"Ip\"}}";
        String other =
                ",\"Alb2\":{\"Type\":\"AWS::ElasticLoadBalancingV2::LoadBalancer\",\"Properties\":{\"Name\":\"b\"}},"
                        + "\"Listener2\":{\"Type\":\"AWS::ElasticLoadBalancingV2::Listener\",\"Properties\":{\"LoadBalancerArn\":"
                        + "{\"Ref\":\"Alb2\"},\"Port\":81,\"Protocol\":\"HTTP\",\"DefaultActions\":[" + toIp + "]}}";

        assertThatThrownBy(() -> read(PATH, toIp, other))
                .hasMessageContaining(
                        "The following target groups cannot be associated with more than one load balancer: ");
    }

    @Test
    @Proves({"R-3.2-02", "R-3.2-03", "R-2.2-04"})
    void defaults_areThoseOfAws() throws IOException {
        Routing routing = read(
                PATH,
                "{\"Type\":\"forward\",\"ForwardConfig\":{\"TargetGroups\":[{\"TargetGroupArn\":{\"Ref\":\"Ip\"}}]}}");

        assertThat(routing.targetGroups().values())
                .extracting(TargetGroup::healthCheck)
                .containsExactlyInAnyOrder(check(true, 30, 5), check(false, 35, 30));
        assertThat(rule(routing).routingAction())
                .isInstanceOfSatisfying(
                        ForwardAction.class,
                        forward -> assertThat(
                                        forward.targetGroups().get(0).weight().value())
                                .isEqualTo(1));
    }

    private static HealthCheck check(boolean enabled, int interval, int timeout) {
        return new HealthCheck(
                enabled,
                Protocol.HTTP,
                null,
                "/",
                Duration.ofSeconds(interval),
                Duration.ofSeconds(timeout),
                5,
                2,
                StatusMatcher.parse("200"));
    }
}
