package dev.banyan.migration.guardrail.simulation;

import dev.banyan.migration.evidence.BakingStep;
import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.guardrail.GuardrailJudge;
import dev.banyan.migration.guardrail.Guardrails;
import dev.banyan.migration.guardrail.ParitySource;
import dev.banyan.migration.guardrail.WindowTiming;
import dev.banyan.migration.guardrail.metrics.RecordedMetrics;
import dev.banyan.migration.guardrail.metrics.RecordedMetrics.Kind;
import dev.banyan.migration.guardrail.metrics.RecordedMetrics.Minutes;
import dev.banyan.migration.guardrail.metrics.SampleRoute;
import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The whole judge, asked every minute, over metrics that come in two parts, each with a delay of its own.
 *
 * @param perMinute requests to the route, a tenth of them to Lambda
 * @param rates both sides' true error rates
 * @param latest the longest delay
 * @param minutes how long the step bakes
 */
record LateMetrics(double perMinute, Rates.Model rates, Duration latest, int minutes) {

    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00Z");
    private static final int HISTORY = 180;
    private static final double SHARE = 0.1;

    /** Returns the first verdict that is not NOT_ENOUGH_DATA, and when; or the last. */
    record End(Verdict verdict, int minute) {}

    End play(Draw draw) {
        RecordedMetrics metrics = new RecordedMetrics();
        Minutes written = new Minutes(metrics, SampleRoute.CATALOG);
        Rates both = rates.start(draw);
        for (int minute = -HISTORY; minute < minutes; minute++) {
            write(written, SINCE.plus(Duration.ofMinutes(minute)), both.next(draw), minute >= 0 ? SHARE : 0, draw);
        }
        GuardrailJudge judge = new GuardrailJudge(
                Guardrails.defaults(WindowTiming.AWS).withLatencies(List.of()),
                metrics,
                route -> null,
                ParitySource.NONE);
        Verdict last = Verdict.NOT_ENOUGH_DATA;
        for (int minute = 1; minute <= minutes; minute++) {
            Instant now = SINCE.plus(Duration.ofMinutes(minute)).plusSeconds(draw.poisson(20) % 60);
            metrics.setTime(now);
            Judgement judgement = judge.judge(new BakingStep(SampleRoute.CATALOG, 0, Share.ofPercent(10), SINCE, now));
            last = judgement.verdict();
            if (last == Verdict.FAIL) {
                return new End(last, minute);
            }
        }
        return new End(last, minutes);
    }

    private void write(Minutes written, Instant at, double[] rate, double share, Draw draw) {
        for (int part = 0; part < 2; part++) {
            long container = draw.poisson(perMinute * (1 - share) / 2);
            put(written, Kind.CONTAINER_REQUESTS, at, container, draw);
            put(written, Kind.CONTAINER_ERRORS, at, draw.binomial(container, rate[0]), draw);
            if (share > 0) {
                long lambda = draw.poisson(perMinute * share / 2);
                put(written, Kind.LAMBDA_REQUESTS, at, lambda, draw);
                put(written, Kind.LAMBDA_ERRORS, at, draw.binomial(lambda, rate[1]), draw);
            }
        }
    }

    /** As CloudWatch does, nothing is written where there is nothing. */
    private void put(Minutes written, Kind kind, Instant at, long value, Draw draw) {
        if (value > 0) {
            Duration delay = Duration.ofSeconds(60 + Math.round(draw.uniform() * latest.toSeconds()));
            written.late(kind, at, (double) value, at.plus(delay));
        }
    }
}
