package dev.banyan.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.guardrail.Guardrails;
import dev.banyan.migration.guardrail.WindowTiming;
import dev.banyan.migration.guardrail.metrics.AlarmState;
import dev.banyan.migration.guardrail.metrics.MetricSource;
import dev.banyan.migration.guardrail.metrics.Series;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.ExpectedRule;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.state.Deployment;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.lambda.LambdaClient;

class PlanFileTest {

    private static final String ELB = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";
    private static final String RULE = ELB + "listener-rule/app/shop/1/2/3";
    private static final Arn CONTAINER = new Arn(ELB + "targetgroup/shop/1");
    private static final Arn LAMBDA = new Arn(ELB + "targetgroup/shop-fn/2");
    private static final Route ROUTE = new Route("catalog", List.of(new Arn(RULE)), List.of(), CONTAINER, LAMBDA);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final PlanOptions OPTIONS = new PlanOptions(Duration.ofDays(1), OptionalInt.of(2), 2);

    @TempDir
    private Path folder;

    private static MadeFrom world(int container, String path, String function) {
        Rule rule = Rule.builder()
                .ruleArn(RULE)
                .priority("40")
                .conditions(RuleCondition.builder()
                        .field("path-pattern")
                        .pathPatternConfig(config -> config.values(path))
                        .build())
                .actions(Action.builder()
                        .type("forward")
                        .forwardConfig(config -> config.targetGroups(
                                TargetGroupTuple.builder()
                                        .targetGroupArn(CONTAINER.value())
                                        .weight(container)
                                        .build(),
                                TargetGroupTuple.builder()
                                        .targetGroupArn(LAMBDA.value())
                                        .weight(0)
                                        .build()))
                        .build())
                .build();
        return new MadeFrom(
                ROUTE,
                List.of(ExpectedRule.of(new LiveRule(rule))),
                new Deployment(function, new TreeSet<>(List.of("10.0.0.1:80"))));
    }

    private static Plan plan() {
        RouteTraffic traffic = new RouteTraffic(600.0, 1200.0, 0.01, 0.1, 0.5);
        Guardrails guardrails = Guardrails.defaults(WindowTiming.AWS);
        return new PlanMaker(world(999, "/catalog", "7"), traffic, new Concurrency(4, 900), guardrails, OPTIONS)
                .plan(ShiftPlan.parse("1,10,50,100", Duration.ofHours(1)), NOW);
    }

    @Test
    void plan_busyRoute_needsAsLittlesLawSays() {
        Plan plan = plan();

        assertThat(plan.steps()).extracting(PlanStep::concurrency).containsExactly(1, 1, 5, 10);
        assertThat(plan.steps()).extracting(PlanStep::connections).containsExactly(2, 2, 10, 20);
        assertThat(plan.steps().get(0).weights()).hasToString("[shop 990, shop-fn 10]");
        assertThat(plan.steps())
                .allSatisfy(step -> assertThat(step.hoursToPass()).isPositive());
        assertThat(plan.notes())
                .containsExactly(
                        "at 50 % Lambda needs 5 executions at once, and the function may have 4: raise the limit, or stop"
                                + " before",
                        "at 100 % Lambda needs 10 executions at once, and the function may have 4: raise the limit, or"
                                + " stop before");
        assertThat(plan.lines()).contains("  rule listener-rule/app/shop/1/2/3: shop 999, shop-fn 0");
    }

    @Test
    void plan_nothingKnown_saysSo() {
        Plan plan = new PlanMaker(
                        world(999, "/catalog", ""),
                        new RouteTraffic(null, null, null, null, null),
                        Concurrency.UNKNOWN,
                        Guardrails.defaults(WindowTiming.AWS),
                        PlanOptions.DEFAULT)
                .plan(ShiftPlan.parse("10,100", Duration.ofHours(1)), NOW);

        assertThat(plan.notes())
                .hasSize(4)
                .allMatch(note -> note.matches("(requests|duration|limits|connections): .*"));
        assertThat(plan.lines())
                .anyMatch(line -> line.endsWith("unknown        unknown            unknown      unknown"));
    }

    @Test
    void read_unchanged_runsWhatWasPlanned() throws IOException {
        Path file = folder.resolve("plan.json");
        new PlanFile(plan()).write(file);

        PlanFile read = PlanFile.read(file);

        assertThat(read.plan()).isEqualTo(plan());
        assertThat(read.verify(world(999, "/catalog", "7")).steps()).hasSize(4);
    }

    @Test
    void read_editedByHand_isRefused() throws IOException {
        Path file = folder.resolve("plan.json");
        new PlanFile(plan()).write(file);
        Files.writeString(file, Files.readString(file).replace("\"10\"", "\"20\""));

        assertThatThrownBy(() -> PlanFile.read(file))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessage("plan: " + file
                        + " was changed since banyan plan wrote it (expected: unchanged; make a new plan)");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> PlanFile.read(file)).hasMessageContaining("version 0 (expected: 1");
        Files.writeString(file, "no plan");
        assertThatThrownBy(() -> PlanFile.read(file)).hasMessageContaining("is no plan");
    }

    @Test
    void verify_worldMoved_refusesWithTheDifferences() {
        PlanFile file = new PlanFile(plan());

        assertThatThrownBy(() -> file.verify(world(900, "/other", "8")))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.differences())
                                .anyMatch(line -> line.contains("conditions") && line.contains("/other"))
                                .contains(
                                        RULE + ", weights: shop 999, shop-fn 0 -> shop 900, shop-fn 0",
                                        "function: 7 -> 8"));
    }

    @Test
    void traffic_ofADay_isMeanPeakAndErrors() {
        MetricSource metrics = new MetricSource() {
            @Override
            public Map<Series, SortedMap<Instant, Double>> read(List<Series> series, Instant from, Instant to) {
                Map<Series, SortedMap<Instant, Double>> read = new HashMap<>();
                series.forEach(one -> {
                    double value = switch (one.metric()) {
                        case "RequestCount" -> one.dimensions().containsValue(LAMBDA.resource()) ? 10 : 90;
                        case "HTTPCode_Target_5XX_Count" -> 9;
                        case "TargetResponseTime" -> 0.2;
                        default -> 0;
                    };
                    read.put(one, new TreeMap<>(Map.of(from, value)));
                });
                return read;
            }

            @Override
            public List<AlarmState> alarms(List<String> names) {
                return List.of();
            }
        };
        PlanReader reader = new PlanReader(
                new ElasticLoadBalancingV2Client() {
                    @Override
                    public String serviceName() {
                        return "elasticloadbalancing";
                    }

                    @Override
                    public void close() {}
                },
                metrics,
                new LambdaClient() {
                    @Override
                    public String serviceName() {
                        return "lambda";
                    }

                    @Override
                    public void close() {}
                });

        assertThat(reader.traffic(ROUTE, null, Duration.ofMinutes(10), NOW))
                .isEqualTo(new RouteTraffic(10.0, 100.0, 0.1, 0.2, 0.2));
        assertThat(reader.concurrency(null)).isEqualTo(Concurrency.UNKNOWN);
    }
}
