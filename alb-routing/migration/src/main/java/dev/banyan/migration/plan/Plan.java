package dev.banyan.migration.plan;

import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.shift.ShiftPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a shift would do, and what it needs.
 *
 * @param madeAt when it was made
 * @param from the world it was made from
 * @param shift what {@code shift start} is to run
 * @param guardrails the conditions of each step, a line each
 * @param traffic what is known of the traffic
 * @param concurrency what Lambda allows
 * @param steps the steps
 * @param notes what is not known, and what will not fit, a sentence each
 */
public record Plan(
        Instant madeAt,
        MadeFrom from,
        ShiftPlan shift,
        List<String> guardrails,
        RouteTraffic traffic,
        Concurrency concurrency,
        List<PlanStep> steps,
        List<String> notes) {

    /** Copies the lists. */
    public Plan {
        guardrails = List.copyOf(guardrails);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** Returns the plan as lines of plain text, the steps as a table. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("route " + from.route().name());
        from.rules().forEach(rule -> lines.add("  rule " + rule.rule().resource() + ": " + rule.weights()));
        lines.add("  container " + GroupWeights.name(from.route().containerGroup()) + ", lambda "
                + GroupWeights.name(from.route().lambdaGroup()));
        guardrails.forEach(line -> lines.add("  guardrail " + line));
        lines.add("");
        lines.add(row("step", "share", "bake", "passes after", "errors show after", "concurrency", "connections"));
        for (int i = 0; i < steps.size(); i++) {
            PlanStep step = steps.get(i);
            lines.add(row(
                    String.valueOf(i + 1),
                    step.share().toString(),
                    step.bake().toString().substring(2).toLowerCase(Locale.ROOT),
                    hours(step.hoursToPass()),
                    hours(step.hoursToFail()),
                    number(step.concurrency()),
                    number(step.connections())));
            step.weights().forEach(weights -> lines.add("        " + weights));
        }
        notes.forEach(note -> lines.add("note: " + note));
        return List.copyOf(lines);
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "  %-5s %-8s %-8s %-14s %-18s %-12s %s", cells);
    }

    private static String hours(@Nullable Double hours) {
        return hours == null ? "unknown" : String.format(Locale.ROOT, "%.1f h", hours);
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "unknown" : number.toString();
    }
}
