package dev.banyan.migration.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.migration.evidence.BakingStep;
import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.guardrail.metrics.AlarmState;
import dev.banyan.migration.guardrail.metrics.LambdaFunction;
import dev.banyan.migration.guardrail.metrics.RecordedMetrics;
import dev.banyan.migration.guardrail.metrics.RecordedMetrics.Minutes;
import dev.banyan.migration.guardrail.metrics.SampleRoute;
import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardrailJudgeTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant HALF_AN_HOUR_LATER = SINCE.plus(Duration.ofMinutes(33));

    private final RecordedMetrics metrics = new RecordedMetrics();
    private final Minutes minutes = new Minutes(metrics, SampleRoute.CATALOG);

    private static Guardrails errorsOnly() {
        return Guardrails.defaults(WindowTiming.AWS).withLatencies(List.of());
    }

    private Judgement judge(Guardrails guardrails, Share share, Instant now) {
        return new GuardrailJudge(guardrails, metrics, route -> new LambdaFunction("catalog", null), ParitySource.NONE)
                .judge(new BakingStep(SampleRoute.CATALOG, 0, share, SINCE, now));
    }

    private Judgement judge(Guardrails guardrails) {
        return judge(guardrails, Share.ofPercent(10), HALF_AN_HOUR_LATER);
    }

    private void assertJudged(Judgement judgement, Verdict verdict, String proof) {
        assertThat(judgement.proof()).isEqualTo(proof);
        assertThat(judgement.verdict()).isEqualTo(verdict);
    }

    @Test
    void judge_newSideAsGood_passesWithNumbers() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        Judgement judgement = judge(errorsOnly());
        assertJudged(
                judgement,
                Verdict.PASS,
                "errors 0 of 300 (0 %) on lambda against 0 of 2,700 (0 %) on container;"
                        + " 0 throttled invocations, 50 requests on lambda in the last 5 windows;"
                        + " lambda group healthy");
        assertThat(judgement.numbers())
                .containsEntry("lambda.requests", 300.0)
                .containsEntry("container.RequestCount", 2700.0)
                .containsEntry("windows", 30.0);
    }

    @Test
    void judge_newSideWorse_failsWithProof() {
        minutes.container(SINCE, 30, 137, 0).container(SINCE, 1, 0, 3);
        minutes.lambda(SINCE, 28, 7, 0.5).lambda(SINCE, 2, 8, 0);
        assertJudged(
                judge(errorsOnly()),
                Verdict.FAIL,
                "errors 28 of 212 (13.2 %) on lambda against 3 of 4,110 (0.073 %) on container: p < 1e-9");
    }

    @Test
    void judge_fewRequests_saysHowManyAreMissing() {
        minutes.container(SINCE, 30, 100, 1).lambda(SINCE, 30, 1, 0);
        assertJudged(judge(errorsOnly()), Verdict.NOT_ENOUGH_DATA, "30 of 200 requests on lambda");
    }

    @Test
    void judge_oneErrorAmongFewRequests_failsNothing() {
        minutes.container(SINCE, 30, 100, 0).lambda(SINCE, 1, 1, 1);
        assertThat(judge(errorsOnly()).verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
    }

    @Test
    void judge_enoughRequestsWithoutEvidence_saysHowMuchIsThere() {
        minutes.container(SINCE, 30, 90, 1).lambda(SINCE, 25, 7, 0);
        minutes.lambda(SINCE.plus(Duration.ofMinutes(25)), 5, 7, 1);
        Judgement judgement = judge(errorsOnly());
        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        assertThat(judgement.proof())
                .matches("errors 5 of 210 \\(2.4 %\\) on lambda against 30 of 2,700 \\(1.1 %\\) on container: not yet"
                        + " shown to be below 2 x container \\+ 1.5 %, \\d+ % of the evidence");
    }

    @Test
    void judge_beforeTheFirstWindow_waits() {
        assertJudged(
                judge(errorsOnly(), Share.ofPercent(10), SINCE.plusSeconds(100)),
                Verdict.NOT_ENOUGH_DATA,
                "0 of 200 requests on lambda; no window closed yet: metrics may take 3 min to arrive");
    }

    @Test
    void judge_idleRoute_neverPassesNorFails() {
        assertJudged(
                judge(errorsOnly()),
                Verdict.NOT_ENOUGH_DATA,
                "0 of 200 requests on lambda; no requests counted on either side for 30 min up to"
                        + " 2026-11-20T10:30:00Z: the route is idle, or its metrics stopped");
    }

    @Test
    void judge_metricsThatStop_doNotPassWhatWasSeenBefore() {
        minutes.container(SINCE, 20, 90, 0).lambda(SINCE, 20, 20, 0);
        assertJudged(
                judge(errorsOnly()),
                Verdict.NOT_ENOUGH_DATA,
                "no requests counted on either side for 10 min up to 2026-11-20T10:30:00Z: the route is idle, or its"
                        + " metrics stopped");
    }

    @Test
    void judge_onlyTheContainerIsCounted_saysWhatWasToBeExpected() {
        minutes.container(SINCE, 30, 90, 0);
        assertJudged(
                judge(errorsOnly()),
                Verdict.NOT_ENOUGH_DATA,
                "0 of 200 requests on lambda; no requests counted on lambda, where about 300 were to be expected"
                        + " beside 2,700 on container: clients that stick to it, or metrics that are missing");
    }

    @Test
    void judge_allOnLambda_comparedWithWindowsFromBefore() {
        minutes.container(SINCE.minus(Duration.ofHours(4)), 240, 100, 0).lambda(SINCE, 30, 100, 9);
        Judgement judgement = judge(errorsOnly(), Share.ALL, HALF_AN_HOUR_LATER);
        assertJudged(
                judgement,
                Verdict.FAIL,
                "errors 270 of 3,000 (9 %) on lambda against 0 of 3,000 (0 %) on container, windows from before all"
                        + " requests went to lambda: p < 1e-9");
    }

    @Test
    void judge_tailMuchSlower_failsWithQuantiles() {
        minutes.container(SINCE, 30, 900, 0).lambda(SINCE, 30, 100, 0).times(SINCE, 30, "p99", 0.31, 1.84);
        Guardrails guardrails = Guardrails.defaults(WindowTiming.AWS)
                .withLatencies(List.of(new LatencyLimit(99, 2, Duration.ofMillis(500))));
        Judgement judgement = judge(guardrails);
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.proof())
                .isEqualTo(
                        "p99 above 2 x container + 500 ms in 30 of 30 windows (last 1,840 ms on lambda against 310 ms"
                                + " on container): p < 1e-9");
    }

    @Test
    void judge_tailWithinItsLimit_passes() {
        minutes.container(SINCE, 30, 900, 0).lambda(SINCE, 30, 100, 0).times(SINCE, 30, "p99", 0.31, 1.1);
        Guardrails guardrails = Guardrails.defaults(WindowTiming.AWS)
                .withLatencies(List.of(new LatencyLimit(99, 2, Duration.ofMillis(500))));
        assertThat(judge(guardrails).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void judge_tooFewRequestsForAQuantile_neverHoldsTheStep() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        Guardrails guardrails =
                Guardrails.defaults(WindowTiming.AWS).withLatencies(List.of(new LatencyLimit(99.9, 2, Duration.ZERO)));
        Judgement judgement = judge(guardrails);
        assertThat(judgement.proof()).contains("p99.9 not judged: too few requests for it, even by 60 min");
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void judge_medianStillToCome_saysHowManyWindows() {
        minutes.container(SINCE, 4, 90, 0).lambda(SINCE, 4, 60, 0).times(SINCE, 4, "p50", 0.1, 0.1);
        Guardrails guardrails =
                Guardrails.defaults(WindowTiming.AWS).withLatencies(List.of(new LatencyLimit(50, 1.5, Duration.ZERO)));
        assertJudged(
                judge(guardrails, Share.ofPercent(10), SINCE.plus(Duration.ofMinutes(7))),
                Verdict.NOT_ENOUGH_DATA,
                "p50 known in 4 of at least 6 windows with 10 requests on each side");
    }

    @Test
    void judge_throttledFunction_fails() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        minutes.throttles(SINCE.plus(Duration.ofMinutes(28)), 6);
        assertJudged(
                judge(errorsOnly()),
                Verdict.FAIL,
                "6 throttled invocations, 50 requests on lambda in the last 5 windows: more than 1 %, raise the"
                        + " function's concurrency");
    }

    @Test
    void judge_unhealthyTarget_failsAfterThreeWindows() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        minutes.unhealthy(SINCE.plus(Duration.ofMinutes(27)), 3);
        assertJudged(
                judge(errorsOnly()),
                Verdict.FAIL,
                "unhealthy target in the lambda group for 3 windows without a break");
    }

    @Test
    void judge_alarmTurnsRed_failsWithItsName() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        metrics.addAlarm(new AlarmState("checkout-5xx", true, SINCE.plusSeconds(90), "Threshold Crossed"));
        assertJudged(
                judge(errorsOnly().withAlarms(new Alarms(List.of("checkout-5xx"), false))),
                Verdict.FAIL,
                "alarm checkout-5xx is red since 2026-11-20T10:01:30Z: Threshold Crossed");
    }

    @Test
    void judge_redAlarmIgnored_onlyUntilItTurnsRedAgain() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        Guardrails ignoring = errorsOnly().withAlarms(new Alarms(List.of("old", "new"), true));
        metrics.addAlarm(new AlarmState("old", true, SINCE.minusSeconds(90), ""));
        metrics.addAlarm(new AlarmState("new", false, SINCE.minusSeconds(90), ""));
        assertThat(judge(ignoring).verdict()).isEqualTo(Verdict.PASS);
        metrics.addAlarm(new AlarmState("again", true, SINCE.plusSeconds(1), ""));
        assertThat(judge(errorsOnly().withAlarms(new Alarms(List.of("again"), true)))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void judge_alarmThatDoesNotExist_isAnError() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        assertThat(judge(errorsOnly().withAlarms(new Alarms(List.of("chekout"), false))))
                .extracting(Judgement::verdict)
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void judge_metricsUnreadable_isAnError() {
        metrics.setFailure("cannot read metrics: Rate exceeded");
        assertJudged(judge(errorsOnly()), Verdict.ERROR, "cannot read metrics: Rate exceeded");
    }

    @Test
    void redAtStart_redOrMissingAlarm_isNamed() {
        metrics.addAlarm(new AlarmState("red", true, SINCE, "too many 5xx"));
        metrics.addAlarm(new AlarmState("green", false, SINCE, ""));
        GuardrailJudge judge = new GuardrailJudge(
                errorsOnly().withAlarms(new Alarms(List.of("red", "green", "none"), false)),
                metrics,
                route -> null,
                ParitySource.NONE);
        assertThat(judge.redAtStart(SampleRoute.CATALOG, SINCE))
                .containsExactly(
                        "alarm red is red since 2026-11-20T10:00:00Z: too many 5xx",
                        "alarm none: there is none (expected: an alarm of this name in the route's account and region)");
        metrics.setFailure("cannot read alarms: no answer");
        assertThat(judge.redAtStart(SampleRoute.CATALOG, SINCE))
                .containsExactly("alarms red, green, none: cannot read alarms: no answer");
    }

    @Test
    void judge_parity_countsTowardsTheVerdict() {
        minutes.container(SINCE, 30, 90, 0).lambda(SINCE, 30, 10, 0);
        assertThat(withParity(new ParityBudget(500, 2, 0.01, 100)).verdict()).isEqualTo(Verdict.PASS);
        assertJudged(
                withParity(new ParityBudget(500, 20, 0.01, 100)),
                Verdict.FAIL,
                "answers that differ: 20 of 500 (4 %): more than 1 %");
        assertJudged(
                withParity(new ParityBudget(20, 0, 0.01, 100)), Verdict.NOT_ENOUGH_DATA, "answers compared: 20 of 100");
    }

    private Judgement withParity(ParityBudget parity) {
        return new GuardrailJudge(errorsOnly(), metrics, route -> null, route -> parity)
                .judge(new BakingStep(SampleRoute.CATALOG, 0, Share.ofPercent(10), SINCE, HALF_AN_HOUR_LATER));
    }
}
