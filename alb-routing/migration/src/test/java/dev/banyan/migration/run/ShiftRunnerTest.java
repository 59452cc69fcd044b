package dev.banyan.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.MigrationException;
import dev.banyan.migration.audit.AuditLog;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.lane.LaneException;
import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.state.AuditEntry;
import dev.banyan.migration.state.Deployment;
import dev.banyan.migration.state.JournalEntry;
import dev.banyan.migration.state.LeaseLostException;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import dev.banyan.migration.support.Endpoint;
import dev.banyan.migration.support.FakeLambda;
import dev.banyan.migration.support.Judge;
import dev.banyan.migration.support.MemoryStore;
import dev.banyan.migration.support.ShiftFixture;
import dev.banyan.migration.support.Shop;
import dev.banyan.migration.support.Time;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;

/** Whole shifts, with time that passes only where the runner waits. */
@SuppressWarnings("unchecked") // The SDK takes builders as varargs of a generic type.
class ShiftRunnerTest {

    private final Endpoint endpoint = new Endpoint();
    private final ElasticLoadBalancingV2Client client = endpoint.client();
    private final Time time = new Time();
    private final MemoryStore store = new MemoryStore();
    private final Judge judge = new Judge();
    private final ShiftFixture machine = new ShiftFixture(time, store, client).judge(judge);

    @AfterEach
    void close() {
        endpoint.close();
    }

    private void ask(String verb, boolean option) {
        var unused = machine.runner().ask("catalog", verb, option);
    }

    private static ShiftPlan plan(String steps) {
        return ShiftPlan.parse(steps, Duration.ofSeconds(30));
    }

    private static ShiftRecord shift(RouteState state) {
        return Objects.requireNonNull(state.shift());
    }

    private static List<String> audit(RouteState state) {
        return state.audit().stream().map(AuditEntry::what).toList();
    }

    @Test
    void shift_goesStepByStep_andKeepsTheEvidence() {
        Shop shop = Shop.make(client, 2);
        List<String> seen = new ArrayList<>();
        machine.watcher(state -> {
            if (seen.isEmpty()
                    || !seen.get(seen.size() - 1).equals(shop.weights().toString())) {
                seen.add(shop.weights().toString());
            }
        });

        RouteState end = machine.start(shop.route(), plan("1,50,100"));

        assertThat(seen)
                .containsExactly(
                        "[shop 990, shop-fn 10, shop 990, shop-fn 10]",
                        "[shop 500, shop-fn 500, shop 500, shop-fn 500]",
                        "[shop 0, shop-fn 999, shop 0, shop-fn 999]");
        assertThat(audit(end))
                .containsExactly(
                        "shift 1 started: 1, 50, 100 %",
                        "step 1 of 3: 1 % stands",
                        "moving to step 2 of 3: 50 %",
                        "step 2 of 3: 50 % stands",
                        "moving to step 3 of 3: 100 %",
                        "step 3 of 3: 100 % stands",
                        "closing",
                        "done");
        assertThat(shift(end).steps())
                .extracting(step -> Objects.requireNonNull(step.judgement()).proof())
                .containsExactly("PASS at 1 %", "PASS at 50 %", "PASS at 100 %");
        assertThat(end.lease()).isNull();
        assertThat(end.journal())
                .hasSize(6)
                .allMatch(entry -> entry.outcome() == JournalEntry.Outcome.APPLIED
                        && entry.call().equals("ModifyRule"));
        assertThat(time.instant()).isEqualTo(Time.START.plusSeconds(90));
    }

    @Test
    void fail_rollsBackAtOnce_andTellsTheProof() {
        Shop shop = Shop.make(client, 2);
        judge.saying(step -> step.step() == 1 ? Verdict.FAIL : Verdict.PASS);

        RouteState end = machine.start(shop.route(), plan("1,50,100"));

        assertThat(shop.weights()).containsExactly("shop 999, shop-fn 0", "shop 999, shop-fn 0");
        assertThat(shift(end).phase()).isEqualTo(new ShiftPhase.RolledBack(false, "FAIL: FAIL at 50 %"));
        assertThat(time.instant()).isEqualTo(Time.START.plusSeconds(30));

        judge.saying(step -> Verdict.PASS);
        ask("retry", false);
        assertThat(shift(machine.takeUp("catalog")).phase()).isEqualTo(new ShiftPhase.Done(2));
    }

    @Test
    void tooLittleData_bakesOn_thenHolds_andNeverPromotes() {
        Shop shop = Shop.make(client, 1);
        judge.saying(step -> Verdict.NOT_ENOUGH_DATA);
        time.at(Duration.ofHours(1), () -> {
            assertThat(shift(machine.states().read("catalog")).phase()).isInstanceOf(ShiftPhase.Held.class);
            var unused = machine.holder("bob@phone").runner().ask("catalog", "pause", false);
        });

        RouteState end = machine.start(shop.route(), plan("1,100"));

        assertThat(shop.weights()).containsExactly("shop 990, shop-fn 10");
        assertThat(shift(end).phase()).isEqualTo(new ShiftPhase.Paused(0, "paused by bob@phone"));
        assertThat(audit(end)).contains("held on step 1 of 2: 1 %");
    }

    @Test
    void held_keepsJudging_andRollsBack() {
        Shop shop = Shop.make(client, 1);
        AtomicInteger judged = new AtomicInteger();
        judge.saying(step -> judged.incrementAndGet() > 20 ? Verdict.FAIL : Verdict.PASS);
        time.at(Duration.ofSeconds(10), () -> ask("hold", false));

        RouteState end = machine.start(shop.route(), plan("1,100"));

        assertThat(shift(end).phase()).isInstanceOf(ShiftPhase.RolledBack.class);
        assertThat(shop.weights()).containsExactly("shop 999, shop-fn 0");
    }

    @Test
    void weightsSetByHand_areNamed_andPause_untilAnOperatorAccepts() {
        Shop shop = Shop.make(client, 1);
        time.at(Duration.ofSeconds(15), () -> shop.setByHand(shop.rule(), 1, 2));

        RouteState paused = machine.start(shop.route(), plan("10,100"));

        assertThat(shift(paused).phase())
                .isEqualTo(new ShiftPhase.Paused(
                        0,
                        "foreign change: rule " + shop.rule()
                                + ": weights: shop 900, shop-fn 100 -> shop 1, shop-fn 2"));
        assertThat(shop.weights()).containsExactly("shop 1, shop-fn 2");

        ask("resume", false);
        assertThat(shift(machine.takeUp("catalog")).phase()).isInstanceOf(ShiftPhase.Paused.class);
        assertThat(shop.weights()).containsExactly("shop 1, shop-fn 2");

        ask("resume", true);
        assertThat(shift(machine.takeUp("catalog")).phase()).isEqualTo(new ShiftPhase.Done(1));
        assertThat(shop.weights()).containsExactly("shop 0, shop-fn 999");
    }

    @Test
    void ruleDeletedMidShift_pauses_andAbortTakesBackTheOthers() {
        Shop shop = Shop.make(client, 3);
        time.at(
                Duration.ofSeconds(15),
                () -> client.deleteRule(
                        request -> request.ruleArn(shop.route().rules().get(1).value())));

        RouteState paused = machine.start(shop.route(), plan("10,100"));
        assertThat(shift(paused).phase())
                .isEqualTo(new ShiftPhase.Paused(
                        0, "foreign change: rule " + shop.route().rules().get(1) + " was deleted"));

        ask("abort", false);
        assertThat(shift(machine.takeUp("catalog")).phase()).isInstanceOf(ShiftPhase.RolledBack.class);
        assertThat(shop.weights()).containsExactly("shop 999, shop-fn 0", "gone", "shop 999, shop-fn 0");
    }

    @Test
    void wave_thatARuleRefuses_isTakenBackInReverse() {
        Shop shop = Shop.make(client, 3);
        List<String> moved = new ArrayList<>();
        ExecutionInterceptor intruder = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof ModifyRuleRequest modify) {
                    moved.add(Integer.toString(shop.route().rules().indexOf(new Arn(modify.ruleArn()))));
                }
                if (moved.size() == 2) {
                    shop.setByHand(shop.route().rules().get(2), 5, 5);
                }
            }
        };
        try (ElasticLoadBalancingV2Client watched = endpoint.client(List.of(intruder))) {
            RouteState end = new ShiftFixture(time, store, watched).judge(judge).start(shop.route(), plan("10,100"));

            assertThat(moved).containsExactly("0", "1", "1", "0");
            assertThat(shop.weights())
                    .containsExactly("shop 999, shop-fn 0", "shop 999, shop-fn 0", "shop 5, shop-fn 5");
            assertThat(shift(end).phase())
                    .isEqualTo(new ShiftPhase.Paused(
                            ShiftPhase.START,
                            "rule " + shop.route().rules().get(2)
                                    + " is not as expected: weights: shop 999, shop-fn 0 -> shop 5, shop-fn 5"));
        }
    }

    @Test
    void hardAbort_takesTheGroupOut_alsoOfARuleThatSomebodyChanged() {
        Shop shop = Shop.make(client, 1);
        time.at(Duration.ofSeconds(15), () -> {
            client.modifyRule(
                    request -> request.ruleArn(shop.rule().value()).conditions(Shop.path(List.of("/catalog"))));
            ask("abort", true);
        });

        RouteState end = machine.start(shop.route(), plan("10,100"));

        assertThat(shop.weights()).containsExactly("shop 999");
        assertThat(shift(end).phase()).isEqualTo(new ShiftPhase.RolledBack(true, "aborted by an operator"));
    }

    @Test
    void promote_skipsTheBake_andFull_theStepsBetween() {
        Shop shop = Shop.make(client, 1);
        judge.saying(step -> Verdict.NOT_ENOUGH_DATA);
        time.at(Duration.ofSeconds(5), () -> ask("promote", true));
        time.at(Duration.ofSeconds(30), () -> ask("promote", false));

        RouteState end = machine.start(shop.route(), plan("1,10,100"));

        assertThat(shift(end).phase()).isEqualTo(new ShiftPhase.Done(2));
        assertThat(shift(end).steps())
                .extracting(step -> step.share().percent())
                .containsExactly("1", "100");
    }

    @Test
    void requestThatDoesNotFit_isRefusedInTheAudit() {
        Shop shop = Shop.make(client, 1);
        time.at(Duration.ofSeconds(5), () -> ask("retry", false));

        RouteState end = machine.start(shop.route(), plan("100"));

        assertThat(audit(end)).contains("refused: retry");
        assertThat(end.requests()).isEmpty();
    }

    @Test
    void newVersionDuringABake_beginsItAnew() {
        Shop shop = Shop.make(client, 1);
        Deque<Deployment> serving = new ArrayDeque<>();
        serving.add(new Deployment("1", new TreeSet<>()));
        time.at(Duration.ofSeconds(20), () -> serving.addFirst(new Deployment("2", new TreeSet<>())));

        RouteState end = machine.deployments(route -> serving.element()).start(shop.route(), plan("100"));

        assertThat(audit(end)).contains("the bake begins anew");
        assertThat(time.instant()).isEqualTo(Time.START.plusSeconds(20 + 30));
    }

    @Test
    void lease_ranOut_theRouteStaysWhereItIs_andAnotherMachineGoesOn() {
        Shop shop = Shop.make(client, 1);
        time.at(Duration.ofSeconds(15), () -> {
            throw new IllegalStateException("laptop closed");
        });
        assertThatThrownBy(() -> machine.start(shop.route(), plan("10,100"))).hasMessage("laptop closed");

        ShiftFixture other = new ShiftFixture(time, store, client).judge(judge).holder("bob@other");
        assertThatThrownBy(() -> other.takeUp("catalog")).isInstanceOf(LeaseLostException.class);
        assertThat(shop.weights()).containsExactly("shop 900, shop-fn 100");

        time.jump(ShiftFixture.TIMING.lease());
        RouteState end = other.takeUp("catalog");
        assertThat(shift(end).phase()).isEqualTo(new ShiftPhase.Done(1));
        assertThat(audit(end)).contains(ShiftStart.TAKEN_UP);
    }

    @Test
    void clock_setBack_neitherPromotesEarlyNorLosesTheRoute() {
        Shop shop = Shop.make(client, 1);
        time.at(Duration.ofSeconds(15), () -> time.jump(Duration.ofHours(-1)));

        assertThat(shift(machine.start(shop.route(), plan("100"))).phase()).isEqualTo(new ShiftPhase.Done(0));
        assertThat(time.instant()).isEqualTo(Time.START.plusSeconds(30));
    }

    @Test
    void clock_setForward_losesNothing() {
        Shop shop = Shop.make(client, 1);
        time.at(Duration.ofSeconds(5), () -> time.jump(Duration.ofDays(2)));

        assertThat(shift(machine.start(shop.route(), plan("100"))).phase()).isEqualTo(new ShiftPhase.Done(0));
    }

    @Test
    void throttlingAndServerErrors_areWaitedOut() {
        Shop shop = Shop.make(client, 2);
        AtomicInteger calls = new AtomicInteger();
        ExecutionInterceptor weather = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                int call = calls.incrementAndGet();
                if (call > 3 && call % 4 == 0) {
                    throw failure(call % 8 == 0 ? 503 : 400, call % 8 == 0 ? "ServiceUnavailable" : "Throttling");
                }
            }
        };
        try (ElasticLoadBalancingV2Client stormy = endpoint.client(List.of(weather))) {
            RouteState end = new ShiftFixture(time, store, stormy).judge(judge).start(shop.route(), plan("10,100"));

            assertThat(shift(end).phase()).isEqualTo(new ShiftPhase.Done(1));
            assertThat(shop.weights()).containsExactly("shop 0, shop-fn 999", "shop 0, shop-fn 999");
        }
    }

    private static ElasticLoadBalancingV2Exception failure(int status, String code) {
        return (ElasticLoadBalancingV2Exception) ElasticLoadBalancingV2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    @Test
    void awsThatNeverAnswers_endsTheRun_andLeavesTheRoute() {
        Shop shop = Shop.make(client, 1);
        ExecutionInterceptor dead = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof ModifyRuleRequest) {
                    throw failure(500, "InternalFailure");
                }
            }
        };
        try (ElasticLoadBalancingV2Client broken = endpoint.client(List.of(dead))) {
            ShiftFixture fixture = new ShiftFixture(time, store, broken).judge(judge);
            assertThatThrownBy(() -> fixture.start(shop.route(), plan("10,100")))
                    .isInstanceOf(ElasticLoadBalancingV2Exception.class);
        }
        assertThat(shop.weights()).containsExactly("shop 999, shop-fn 0");
        assertThat(machine.states().read("catalog").lease()).isNull();
        assertThat(shift(machine.takeUp("catalog")).phase()).isEqualTo(new ShiftPhase.Done(1));
    }

    @Test
    void forbiddenWrite_isTakenBack_andPauses() {
        Shop shop = Shop.make(client, 2);
        ExecutionInterceptor guard = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof ModifyRuleRequest modify
                        && modify.ruleArn().equals(shop.route().rules().get(1).value())) {
                    throw failure(403, "AccessDenied");
                }
            }
        };
        try (ElasticLoadBalancingV2Client limited = endpoint.client(List.of(guard))) {
            RouteState end = new ShiftFixture(time, store, limited).judge(judge).start(shop.route(), plan("10,100"));
            assertThat(shift(end).phase()).isInstanceOf(ShiftPhase.Paused.class);
        }
        assertThat(shop.weights()).containsExactly("shop 999, shop-fn 0", "shop 999, shop-fn 0");
    }

    @Test
    void start_isRefused_whenSomethingIsRed_unlessIgnored() throws InterruptedException {
        Shop shop = Shop.make(client, 1);
        judge.red("alarm checkout-5xx");

        assertThatThrownBy(() -> machine.start(shop.route(), plan("100")))
                .isInstanceOf(MigrationException.class)
                .hasMessage("route catalog: alarm checkout-5xx (expected: nothing red at the start, or --ignore-red)");

        RouteState end = machine.runner().start(shop.route(), plan("100"), true);
        assertThat(end.audit().get(0).evidence()).isEqualTo("ignored although red: alarm checkout-5xx");
    }

    @Test
    void start_isRefused_whileAShiftIsPaused_orTheAliasHasWeights() {
        Shop shop = Shop.make(client, 1);
        FakeLambda lambda = new FakeLambda();
        client.registerTargets(
                request -> request.targetGroupArn(shop.route().lambdaGroup().value())
                        .targets(target -> target.id(FakeLambda.FUNCTION + ":live")));
        lambda.aliasWeight("2", 0.1);
        AwsDeployments deployments = new AwsDeployments(client, lambda);
        assertThatThrownBy(() -> new ShiftFixture(time, store, client)
                        .judge(judge)
                        .deployments(deployments)
                        .start(shop.route(), plan("100")))
                .hasMessage("route catalog: the alias " + FakeLambda.FUNCTION + ":live has weights of its own {2=0.1},"
                        + " which would multiply with the rule's");
        assertThat(deployments.of(shop.route()).function()).isEqualTo("1");

        time.at(Duration.ofSeconds(5), () -> ask("pause", false));
        machine.start(shop.route(), plan("10,100"));
        assertThatThrownBy(() -> machine.start(shop.route(), plan("100")))
                .hasMessage("route catalog: shift 1 is paused (expected: none under way; resume or abort it)");
    }

    @Test
    void lane_isMadeAboveEachRule_andRemovedAtTheEnd() {
        Shop shop = Shop.make(client, 2);
        List<String> during = new ArrayList<>();
        time.at(Duration.ofSeconds(10), () -> {
            during.addAll(shop.priorities());
            assertThat(machine.states().read("catalog").toString()).doesNotContain("unguessable");
        });

        machine.start(shop.route(), plan("100").withLane());

        assertThat(during).containsExactly("39", "40", "49", "50", "default");
        assertThat(shop.priorities()).containsExactly("40", "50", "default");
    }

    @Test
    void lane_thatNoTesterWouldReach_isNotMade() {
        Shop shop = Shop.make(client, 1);
        Shop.rule(client, shop.listener(), 39, List.of("/*"), List.of(), Shop.tuple(shop.monolith(), 1));
        // The nearest free priority is 38, above the rule that takes all: reachable. Below it would not be.
        Shop.rule(client, shop.listener(), 1, List.of("*"), List.of(), Shop.tuple(shop.monolith(), 1));

        assertThatThrownBy(() -> machine.start(shop.route(), plan("100").withLane()))
                .isInstanceOf(LaneException.class)
                .hasMessage("lane: at priority 38 no tester would reach it, because rule 1 takes the request before"
                        + " (expected: a free priority above that one)");
    }

    @Test
    void audit_isOneJsonLineEach_andAFileIsBroughtUpToDate(@TempDir Path folder) throws IOException {
        Shop shop = Shop.make(client, 1);
        RouteState end = machine.start(shop.route(), plan("100"));
        Path file = folder.resolve("audit.jsonl");

        AuditLog.append(end, file);
        AuditLog.append(end, file);

        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .startsWith("{\"at\":\"2026-11-23T12:00:00Z\",\"route\":\"catalog\","
                        + "\"number\":1,\"who\":\"ann@laptop\",\"what\":\"shift 1 started: 100 %\",\"evidence\":\"\"}");
    }

    @Test
    void takeUp_ofNothing_isRefused() {
        assertThatThrownBy(() -> machine.takeUp("catalog"))
                .hasMessage("route catalog: no shift (expected: one that was started)");
    }

    @Test
    void propagation_isWaitedFor_beforeTheBakeBegins() {
        Shop shop = Shop.make(client, 1);

        machine.propagation((rule, written) -> written.plusSeconds(7)).start(shop.route(), plan("100"));

        assertThat(time.instant()).isEqualTo(Time.START.plusSeconds(37));
    }
}
