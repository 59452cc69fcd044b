package dev.banyan.cli.inspect;

import dev.banyan.cli.console.Console;
import dev.banyan.model.RuleEvaluation;
import dev.banyan.model.RuleEvaluation.ConditionEvaluation;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a rule answered for a request.
 *
 * @param priority the rule's priority
 * @param outcome whether it wins, and if not, why
 * @param reason which conditions failed, or what it does
 */
record MatchRow(String priority, Outcome outcome, String reason) {

    /** Whether a rule wins. */
    enum Outcome {
        WINS,
        NO_MATCH,
        TOO_LATE
    }

    static MatchRow of(RuleEvaluation evaluation, boolean wins, boolean decided, DisplayNames names) {
        String priority = evaluation.rule().priority().toString();
        if (wins) {
            return new MatchRow(priority, Outcome.WINS, "goes to " + RouteRow.goesTo(evaluation.rule(), names));
        }
        if (decided && evaluation.matched()) {
            return new MatchRow(priority, Outcome.TOO_LATE, "would match, but a rule before it wins");
        }
        String failed = evaluation.conditions().stream()
                .filter(condition -> !condition.matched())
                .map(ConditionEvaluation::condition)
                .map(condition -> condition.field() + " is not " + RouteRow.describe(condition))
                .collect(Collectors.joining("; "));
        return new MatchRow(priority, Outcome.NO_MATCH, failed);
    }

    String line(Console console) {
        String mark = outcome == Outcome.WINS ? console.good("wins    ") : outcomeText();
        return String.format(Locale.ROOT, "  %-8s %s  %s", priority, mark, reason);
    }

    private String outcomeText() {
        return outcome == Outcome.TOO_LATE ? "too late" : "no      ";
    }
}
