package dev.banyan.migration.guardrail;

import dev.banyan.migration.guardrail.metrics.Observation;
import dev.banyan.migration.guardrail.sequential.Counts;
import dev.banyan.migration.guardrail.sequential.ErrorComparison;
import dev.banyan.migration.guardrail.sequential.WindowCounts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Compares the error rates of both sides. */
final class ErrorCheck {

    private final Guardrails guardrails;
    private final Observation observation;

    ErrorCheck(Guardrails guardrails, Observation observation) {
        this.guardrails = guardrails;
        this.observation = observation;
    }

    /**
     * Returns what is found.
     *
     * @param alone whether all requests go to the new side, so that the old one has none in the same windows
     */
    Finding find(boolean alone) {
        ErrorComparison comparison = new ErrorComparison(
                guardrails.errors().allowed(),
                guardrails.errors().tolerated(),
                guardrails.errorsFalseAlarm(),
                guardrails.chances().missed());
        WindowCounts total = alone ? compareWithHistory(comparison) : compare(comparison);
        String numbers = "errors " + Wording.share(total.lambda()) + " on lambda against "
                + Wording.share(total.container()) + " on container"
                + (alone ? ", windows from before all requests went to lambda" : "");
        long seen = total.lambda().requests();
        if (comparison.isWorse() && seen >= guardrails.samples().toFail()) {
            return new Finding.Failed(numbers + ": " + Wording.chance(comparison.chance()));
        }
        if (seen < guardrails.samples().toPass()) {
            return new Finding.Waiting(Wording.number(seen) + " of "
                    + Wording.number(guardrails.samples().toPass()) + " requests on lambda");
        }
        if (!comparison.isTolerable()) {
            return new Finding.Waiting(numbers + ": not yet shown to be below "
                    + Wording.limit(guardrails.errors().tolerated()) + ", "
                    + Math.round(100 * comparison.progress()) + " % of the evidence");
        }
        return new Finding.Passed(numbers);
    }

    private WindowCounts compare(ErrorComparison comparison) {
        observation.history().forEach(comparison::learn);
        observation.windows().forEach(comparison::add);
        return observation.total();
    }

    /**
     * Compares each window with one of the container's from before, the latest first and each but once: what a window
     * is compared with must not have been learned from.
     */
    private WindowCounts compareWithHistory(ErrorComparison comparison) {
        List<Counts> history = observation.history();
        int half = history.size() / 2;
        history.subList(0, half).forEach(comparison::learn);
        Deque<Counts> unused = new ArrayDeque<>(history.subList(half, history.size()));
        Counts container = Counts.NONE;
        Counts lambda = Counts.NONE;
        for (WindowCounts window : observation.windows()) {
            lambda = lambda.plus(window.lambda());
            if (window.lambda().requests() > 0 && !unused.isEmpty()) {
                Counts old = unused.removeLast();
                container = container.plus(old);
                comparison.add(new WindowCounts(old, window.lambda()));
            }
        }
        return new WindowCounts(container, lambda);
    }
}
