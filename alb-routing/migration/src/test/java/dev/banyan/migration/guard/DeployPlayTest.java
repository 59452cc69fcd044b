package dev.banyan.migration.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.plan.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** What the guard says before a deploy, and what then really becomes of the weights. */
class DeployPlayTest {

    private static final String PLAIN = "AWS::ElasticLoadBalancingV2::ListenerRule";
    private static final String STRANGLER = "Custom::StranglerRule";

    @TempDir
    private Path folder;

    /** Deployed with 100:0, shifted to 90:10, then deployed again with another path. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::ElasticLoadBalancingV2::ListenerRule | FAIL | WILL_MOVE               | shop 100, shop-fn 0
            Custom::StranglerRule                     | PASS | CHANGES_ALL_BUT_WEIGHTS | shop 90, shop-fn 10
            """)
    void redeploy_afterAShift(String type, Verdict verdict, Effect effect, String weights) throws IOException {
        try (PlayedStack stack = new PlayedStack(type)) {
            stack.shift(90, 10);
            JsonNode next = stack.template(100, 0, "/catalog/*");

            GuardReport report = stack.guard(next, GuardOptions.DEFAULT);
            stack.deploy(next, false);

            assertThat(report.verdict()).isEqualTo(verdict);
            assertThat(report.findings()).extracting(GuardFinding::effect).containsExactly(effect);
            assertThat(stack.weights()).isEqualTo(weights);
        }
    }

    /** The template has the live weights, so that the deploy itself moves nothing; but it fails. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::ElasticLoadBalancingV2::ListenerRule | WOULD_MOVE_IF_TOUCHED   | FAIL | shop 100, shop-fn 0
            Custom::StranglerRule                     | CHANGES_ALL_BUT_WEIGHTS | PASS | shop 90, shop-fn 10
            """)
    void failedDeploy_rollsBack(String type, Effect effect, Verdict strict, String weights) throws IOException {
        try (PlayedStack stack = new PlayedStack(type)) {
            stack.shift(90, 10);
            JsonNode next = stack.template(90, 10, "/catalog/*");

            GuardReport report = stack.guard(next, GuardOptions.DEFAULT);
            Verdict strictly =
                    stack.guard(next, new GuardOptions(false, true, Set.of())).verdict();
            stack.deploy(next, true);

            assertThat(report.verdict()).isEqualTo(Verdict.PASS);
            assertThat(report.findings()).extracting(GuardFinding::effect).containsExactly(effect);
            assertThat(strictly).isEqualTo(strict);
            assertThat(stack.weights()).isEqualTo(weights);
        }
    }

    /** The change set was made when all was on the container, and is run after a shift. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::ElasticLoadBalancingV2::ListenerRule | PASS | FAIL | shop 100, shop-fn 0
            Custom::StranglerRule                     | PASS | PASS | shop 90, shop-fn 10
            """)
    void changeSet_olderThanAShift(String type, Verdict whenMade, Verdict whenRun, String weights) throws IOException {
        try (PlayedStack stack = new PlayedStack(type)) {
            JsonNode next = stack.template(100, 0, "/catalog/*");
            Path file = changeSet(stack, type, next);

            GuardReport early = guard(stack, file);
            stack.shift(90, 10);
            GuardReport late = guard(stack, file);
            stack.deploy(next, false);

            assertThat(early.verdict()).isEqualTo(whenMade);
            assertThat(late.verdict()).isEqualTo(whenRun);
            assertThat(stack.weights()).isEqualTo(weights);
        }
    }

    @Test
    void changeSet_olderThanAShift_saysWhatItWasMadeFrom() throws IOException {
        try (PlayedStack stack = new PlayedStack(PLAIN)) {
            Path file = changeSet(stack, PLAIN, stack.template(100, 0, "/catalog/*"));
            stack.shift(90, 10);

            assertThat(guard(stack, file).findings().get(0).text())
                    .isEqualTo("changes Conditions: shop 90, shop-fn 10 -> shop 100, shop-fn 0"
                            + " (made when they were shop 100, shop-fn 0)");
        }
    }

    /** Nothing changes in the template; whether drift is reverted decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::ElasticLoadBalancingV2::ListenerRule | WOULD_MOVE_IF_TOUCHED | PASS | WILL_MOVE | FAIL | shop 100, shop-fn 0
            Custom::StranglerRule                     | KEEPS                 | PASS | KEEPS     | PASS | shop 90, shop-fn 10
            """)
    void revertDrift_afterAShift(
            String type, Effect plainly, Verdict without, Effect reverting, Verdict with, String weights)
            throws IOException {
        try (PlayedStack stack = new PlayedStack(type)) {
            stack.shift(90, 10);

            GuardReport normal = stack.guard(stack.deployed(), GuardOptions.DEFAULT);
            GuardReport revert = stack.guard(stack.deployed(), new GuardOptions(true, false, Set.of()));
            stack.deploy(stack.deployed(), false);
            assertThat(stack.weights()).isEqualTo("shop 90, shop-fn 10");
            stack.revertDrift();

            assertThat(normal.findings()).extracting(GuardFinding::effect).containsExactly(plainly);
            assertThat(normal.verdict()).isEqualTo(without);
            assertThat(revert.findings()).extracting(GuardFinding::effect).containsExactly(reverting);
            assertThat(revert.verdict()).isEqualTo(with);
            assertThat(stack.weights()).isEqualTo(weights);
        }
    }

    /** A container group that is made anew takes no weight along: all traffic would go to the function. */
    @Test
    void redeploy_groupReplaced_isRefusedForStranglerRulesToo() throws IOException {
        try (PlayedStack stack = new PlayedStack(STRANGLER)) {
            stack.shift(90, 10);
            JsonNode next = PlayedStack.json(stack.deployed().toString().replace("\"Port\":9090", "\"Port\":9091"));

            GuardReport report = stack.guard(next, GuardOptions.DEFAULT, stack.resources());

            assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(report.findings().get(0).text())
                    .isEqualTo("changes ShopGroup is replaced; its groups change: shop 90, shop-fn 10 -> shop 0,"
                            + " shop-fn 10");
        }
    }

    @ParameterizedTest
    @CsvSource({PLAIN, STRANGLER})
    void redeploy_withoutTheRule_isRefused(String type) throws IOException {
        try (PlayedStack stack = new PlayedStack(type)) {
            JsonNode next = PlayedStack.json(stack.deployed().toString().replace(type, "AWS::Logs::LogGroup"));

            GuardReport report = stack.guard(next, GuardOptions.DEFAULT);

            assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(report.exitCode()).isEqualTo(1);
            assertThat(report.lines())
                    .contains(
                            "  drops                   catalog          CatalogRule: is deleted, with weights shop 100,"
                                    + " shop-fn 0");
            assertThat(stack.guard(next, new GuardOptions(false, false, Set.of("catalog")))
                            .verdict())
                    .isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void redeploy_withoutTheMark_isRefused() throws IOException {
        try (PlayedStack stack = new PlayedStack(STRANGLER)) {
            String text = stack.deployed().toString();
            int at = text.lastIndexOf(",\"Tags\":");
            JsonNode next = PlayedStack.json(text.substring(0, at) + "}}}}");

            assertThat(stack.guard(next, GuardOptions.DEFAULT).findings())
                    .extracting(GuardFinding::effect)
                    .containsExactly(Effect.DROPS);
        }
    }

    @Test
    void drift_isSorted() throws IOException {
        try (PlayedStack stack = new PlayedStack(PLAIN)) {
            stack.shift(90, 10);
            stack.client()
                    .modifyRule(request -> request.ruleArn(stack.ruleArn())
                            .conditions(RuleCondition.builder()
                                    .field("path-pattern")
                                    .pathPatternConfig(config -> config.values("/other"))
                                    .build()));

            List<Drift> drift =
                    stack.guard(stack.deployed(), GuardOptions.DEFAULT).drift();

            assertThat(drift)
                    .contains(new Drift(
                            Drift.Kind.GOVERNED, "CatalogRule", "weights: shop 100, shop-fn 0 -> shop 90, shop-fn 10"));
            assertThat(drift).anySatisfy(one -> {
                assertThat(one.kind()).isEqualTo(Drift.Kind.FOREIGN);
                assertThat(one.text()).startsWith("conditions: ").contains("/catalog", "/other");
            });
            stack.client().deleteRule(request -> request.ruleArn(stack.ruleArn()));
            assertThat(stack.guard(stack.deployed(), GuardOptions.DEFAULT).drift())
                    .containsExactly(new Drift(
                            Drift.Kind.STALE, "CatalogRule", "the rule is not on the load balancer any more"));
        }
    }

    private static GuardReport guard(PlayedStack stack, Path changeSet) {
        return Guard.check(
                ChangeSetFile.read(changeSet, Template.empty()), Template.empty(), stack.live(), GuardOptions.DEFAULT);
    }

    /** The answer of describe-change-set, as far as it matters. */
    private Path changeSet(PlayedStack stack, String type, JsonNode next) throws IOException {
        ObjectMapper json = new ObjectMapper();
        String change = json.writeValueAsString(Map.of(
                "Action",
                "Modify",
                "LogicalResourceId",
                "CatalogRule",
                "PhysicalResourceId",
                stack.ruleArn(),
                "ResourceType",
                type,
                "Replacement",
                "False",
                "Details",
                List.of(Map.of("Target", Map.of("Name", "Conditions"))),
                "BeforeContext",
                context(stack, stack.deployed()),
                "AfterContext",
                context(stack, next)));
        Path file = folder.resolve("change-set.json");
        Files.writeString(
                file,
                "{\"StackName\":\"Shop\",\"CreationTime\":\"2026-11-20T10:00:00Z\",\"Changes\":[{\"Type\":\"Resource\","
                        + "\"ResourceChange\":" + change + "}]}");
        return file;
    }

    private static String context(PlayedStack stack, JsonNode template) {
        Template resolved = Template.of(template, Map.of(), stack.resources());
        return "{\"Properties\":" + resolved.properties("CatalogRule") + "}";
    }
}
