package dev.banyan.migration.plan;

import dev.banyan.migration.guardrail.Forecast;
import dev.banyan.migration.guardrail.Guardrails;
import dev.banyan.migration.rule.ExpectedRule;
import dev.banyan.migration.rule.Share;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.shift.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out a plan from what was read. Makes no calls. */
public final class PlanMaker {

    private final MadeFrom from;
    private final RouteTraffic traffic;
    private final Concurrency concurrency;
    private final Guardrails guardrails;
    private final PlanOptions options;
    private final List<String> notes = new ArrayList<>();

    /** Creates a maker over what was read. */
    public PlanMaker(
            MadeFrom from, RouteTraffic traffic, Concurrency concurrency, Guardrails guardrails, PlanOptions options) {
        this.from = from;
        this.traffic = traffic;
        this.concurrency = concurrency;
        this.guardrails = guardrails;
        this.options = options;
    }

    /** Returns the plan of a shift. */
    public Plan plan(ShiftPlan shift, Instant now) {
        noteUnknown();
        List<PlanStep> steps = shift.steps().stream().map(this::step).toList();
        return new Plan(now, from, shift, describe(), traffic, concurrency, steps, notes);
    }

    private PlanStep step(Step step) {
        Forecast forecast = forecast(step.share());
        Integer needed = needed(step.share());
        noteIfTooMany(step.share(), needed);
        return new PlanStep(
                step.share(),
                from.rules().stream()
                        .map(ExpectedRule::weights)
                        .map(weights -> weights.withShare(
                                from.route().containerGroup(), from.route().lambdaGroup(), step.share()))
                        .toList(),
                step.bake(),
                forecast == null ? null : hours(forecast.toPass()),
                forecast == null ? null : hours(forecast.toFail()),
                needed,
                needed == null || options.connectionsPerEnvironment().isEmpty()
                        ? null
                        : Math.multiplyExact(
                                needed, options.connectionsPerEnvironment().getAsInt()));
    }

    private @Nullable Forecast forecast(Share share) {
        Double rate = traffic.meanPerMinute();
        Double errors = traffic.errorRate();
        return rate == null || errors == null || share.equals(Share.NONE)
                ? null
                : Forecast.of(guardrails, share, rate, errors, options.errorsTimes());
    }

    private static @Nullable Double hours(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 3_600_000.0;
    }

    /** Little's law: what is inside is the rate of arrival times how long each stays. */
    private @Nullable Integer needed(Share share) {
        Double peak = traffic.peakPerMinute();
        Double seconds = traffic.lambdaSeconds() == null ? traffic.containerSeconds() : traffic.lambdaSeconds();
        return peak == null || seconds == null
                ? null
                : (int) Math.ceil(peak / 60 * share.permille() / 1000 * seconds - 1e-9);
    }

    private void noteIfTooMany(Share share, @Nullable Integer needed) {
        Integer limit = concurrency.limit();
        if (needed != null && limit != null && needed > limit) {
            notes.add("at " + share + " Lambda needs " + needed + " executions at once, and "
                    + (concurrency.reserved() == null ? "the account's functions share " : "the function may have ")
                    + limit + ": raise the limit, or stop before");
        }
    }

    private void noteUnknown() {
        if (traffic.meanPerMinute() == null) {
            notes.add("requests: CloudWatch has none in the last " + options.lookBack()
                    + ", so that neither time nor concurrency can be told");
        }
        if (traffic.lambdaSeconds() == null) {
            notes.add(
                    traffic.containerSeconds() == null
                            ? "duration: neither the function's nor the container's is known"
                            : "duration: the function's is not known; the container's is taken in its place, cold starts"
                                    + " not counted");
        }
        if (concurrency.limit() == null) {
            notes.add("limits: Lambda's concurrency limits are not known");
        }
        if (options.connectionsPerEnvironment().isEmpty()) {
            notes.add("connections: how many an execution environment opens was not given (--pool)");
        }
    }

    private List<String> describe() {
        return List.of(
                "errors: allowed " + guardrails.errors().allowed() + ", tolerated "
                        + guardrails.errors().tolerated(),
                "latency: " + guardrails.latencies(),
                "throttles: at most " + guardrails.throttles() * 100 + " %",
                "alarms: " + guardrails.alarms().watched());
    }
}
