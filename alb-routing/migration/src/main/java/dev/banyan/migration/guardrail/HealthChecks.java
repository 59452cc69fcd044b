package dev.banyan.migration.guardrail;

import dev.banyan.migration.guardrail.metrics.AlarmState;
import dev.banyan.migration.guardrail.metrics.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Guardrails that count instead of testing: they have thresholds, and no error probability. */
final class HealthChecks {

    /** A fault must be seen now, not be averaged over the hours before. */
    private static final int RECENT_WINDOWS = 5;

    /** Fewer may be the start of the first environments. */
    private static final long FEWEST_THROTTLES = 5;

    private final Guardrails guardrails;

    HealthChecks(Guardrails guardrails) {
        this.guardrails = guardrails;
    }

    Finding throttles(Observation observation) {
        if (observation.throttles().isEmpty()) {
            return new Finding.Passed("throttles not judged: nothing known of the function");
        }
        int size = observation.throttles().size();
        int from = Math.max(0, size - RECENT_WINDOWS);
        long throttles = observation.throttles().subList(from, size).stream()
                .mapToLong(Long::longValue)
                .sum();
        long requests = observation.windows().subList(from, size).stream()
                .mapToLong(window -> window.lambda().requests())
                .sum();
        String numbers = Wording.number(throttles) + " throttled invocations, " + Wording.number(requests)
                + " requests on lambda in the last " + (size - from) + " windows";
        boolean tooMany = throttles >= FEWEST_THROTTLES && throttles > guardrails.throttles() * requests;
        return tooMany
                ? new Finding.Failed(numbers + ": more than " + Wording.percent(guardrails.throttles())
                        + ", raise the function's concurrency")
                : new Finding.Passed(numbers);
    }

    Finding unhealthy(Observation observation) {
        int windows = observation.unhealthy();
        return windows >= guardrails.unhealthyWindows()
                ? new Finding.Failed("unhealthy target in the lambda group for " + windows + " windows without a break")
                : new Finding.Passed("lambda group healthy");
    }

    /** Returns one finding for each alarm. */
    List<Finding> alarms(List<AlarmState> states, Instant since) {
        Map<String, AlarmState> byName =
                states.stream().collect(Collectors.toMap(AlarmState::name, Function.identity(), (one, other) -> one));
        List<Finding> findings = new ArrayList<>();
        for (String name : guardrails.alarms().watched()) {
            AlarmState state = byName.get(name);
            if (state == null) {
                findings.add(new Finding.Broken("alarm " + name + ": there is none (expected: an alarm of this name in"
                        + " the route's account and region)"));
            } else if (state.red() && !isIgnored(state, since)) {
                findings.add(new Finding.Failed(
                        "alarm " + name + " is red since " + state.since() + because(state.reason())));
            } else {
                findings.add(new Finding.Passed("alarm " + name + (state.red() ? " red and ignored" : " not red")));
            }
        }
        return findings;
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : ": " + reason.strip();
    }

    private boolean isIgnored(AlarmState state, Instant since) {
        return guardrails.alarms().ignoreRed() && state.since().isBefore(since);
    }

    static Finding parity(ParityBudget parity) {
        if (parity.compared() < parity.fewest()) {
            return new Finding.Waiting("answers compared: " + Wording.number(parity.compared()) + " of "
                    + Wording.number(parity.fewest()));
        }
        double share = (double) parity.different() / parity.compared();
        String numbers = "answers that differ: " + Wording.number(parity.different()) + " of "
                + Wording.number(parity.compared()) + " (" + Wording.percent(share) + ")";
        return share > parity.allowed()
                ? new Finding.Failed(numbers + ": more than " + Wording.percent(parity.allowed()))
                : new Finding.Passed(numbers);
    }
}
