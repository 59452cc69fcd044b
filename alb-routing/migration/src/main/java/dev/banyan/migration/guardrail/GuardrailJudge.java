package dev.banyan.migration.guardrail;

import dev.banyan.migration.evidence.BakingStep;
import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.evidence.StepJudge;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.guardrail.metrics.AlarmState;
import dev.banyan.migration.guardrail.metrics.FunctionSource;
import dev.banyan.migration.guardrail.metrics.LambdaFunction;
import dev.banyan.migration.guardrail.metrics.Look;
import dev.banyan.migration.guardrail.metrics.MetricSource;
import dev.banyan.migration.guardrail.metrics.MetricsUnreadableException;
import dev.banyan.migration.guardrail.metrics.Observation;
import dev.banyan.migration.guardrail.metrics.RouteMetrics;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges steps by {@link Guardrails}. What it knows of a step it reads anew at every look, so any machine can go on.
 * How many errors in a row end a bake is the shift's to say.
 *
 * <p>Safe for use by several threads, as its sources are.
 */
public final class GuardrailJudge implements StepJudge {

    private final Guardrails guardrails;
    private final MetricSource source;
    private final FunctionSource functions;
    private final ParitySource parities;

    /**
     * Creates a judge.
     *
     * @param guardrails the conditions
     * @param source where metrics and alarms are read
     * @param functions tells the function behind a route
     * @param parities tells the last comparison of a route
     */
    public GuardrailJudge(Guardrails guardrails, MetricSource source, FunctionSource functions, ParitySource parities) {
        this.guardrails = guardrails;
        this.source = source;
        this.functions = functions;
        this.parities = parities;
    }

    @Override
    public List<String> redAtStart(Route route, Instant now) {
        List<String> watched = guardrails.alarms().watched();
        if (guardrails.alarms().ignoreRed()) {
            return List.of();
        }
        try {
            List<AlarmState> states = source.alarms(watched);
            return new HealthChecks(guardrails)
                    .alarms(states, now).stream()
                            .filter(finding -> finding.verdict() != Verdict.PASS)
                            .map(Finding::line)
                            .toList();
        } catch (MetricsUnreadableException e) {
            // Nobody knows that they are green, which is what a start needs.
            return List.of("alarms " + String.join(", ", watched) + ": " + e.getMessage());
        }
    }

    @Override
    public Judgement judge(BakingStep step) {
        try {
            return look(step);
        } catch (MetricsUnreadableException e) {
            return new Judgement(Verdict.ERROR, String.valueOf(e.getMessage()));
        }
    }

    private Judgement look(BakingStep step) {
        WindowTiming timing = guardrails.timing();
        Look look = Look.of(
                step.since(), step.now(), timing.period(), timing.lateness(), timing.history(), timing.longest());
        LambdaFunction function = functions.of(step.route());
        Observation observation = new RouteMetrics(source)
                .observe(
                        step.route(),
                        function,
                        look,
                        guardrails.latencies().stream()
                                .map(LatencyLimit::statistic)
                                .collect(Collectors.toSet()));
        List<AlarmState> alarms = source.alarms(guardrails.alarms().watched());
        return judgement(findings(step, observation, alarms), observation);
    }

    private List<Finding> findings(BakingStep step, Observation observation, List<AlarmState> alarms) {
        HealthChecks health = new HealthChecks(guardrails);
        List<Finding> findings = new ArrayList<>();
        findings.add(new ErrorCheck(guardrails, observation).find(step.share().equals(Share.ALL)));
        guardrails.latencies().forEach(limit -> findings.add(new LatencyCheck(guardrails, limit, observation).find()));
        findings.add(health.throttles(observation));
        findings.add(health.unhealthy(observation));
        findings.addAll(health.alarms(alarms, step.since()));
        Optional.ofNullable(parities.of(step.route())).map(HealthChecks::parity).ifPresent(findings::add);
        TrafficCheck.find(observation, step.share(), guardrails.timing()).ifPresent(findings::add);
        return findings;
    }

    /** A proof of a fault stands whatever else is missing; nothing passes while anything is missing. */
    private static Judgement judgement(List<Finding> findings, Observation observation) {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.ERROR, Verdict.NOT_ENOUGH_DATA)) {
            String lines = lines(findings, verdict);
            if (!lines.isEmpty()) {
                return new Judgement(verdict, lines, numbers(observation));
            }
        }
        return new Judgement(Verdict.PASS, lines(findings, Verdict.PASS), numbers(observation));
    }

    private static String lines(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::line)
                .collect(Collectors.joining("; "));
    }

    private static Map<String, Double> numbers(Observation observation) {
        Map<String, Double> numbers = new HashMap<>(observation.parts());
        numbers.put(
                "container.requests", (double) observation.total().container().requests());
        numbers.put("container.errors", (double) observation.total().container().errors());
        numbers.put("lambda.requests", (double) observation.total().lambda().requests());
        numbers.put("lambda.errors", (double) observation.total().lambda().errors());
        numbers.put("windows", (double) observation.look().windows());
        numbers.put("windows.incomplete", (double) observation.incomplete());
        numbers.put("history.windows", (double) observation.history().size());
        return numbers;
    }
}
