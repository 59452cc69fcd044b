package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The conditions of a template, each evaluated once. Confined to one thread until all are evaluated. */
final class Conditions {

    private final JsonNode section;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    Conditions(JsonNode section) {
        this.section = section;
    }

    boolean holds(String name, String path, Scope scope) {
        Boolean answer = known.get(name);
        if (answer != null) {
            return answer;
        }
        JsonNode expression = section.path(name);
        if (!expression.isObject()) {
            throw EvaluationException.of(path, name, "a condition of the template");
        }
        if (!open.add(name)) {
            throw EvaluationException.of(
                    "Conditions." + name, String.join(" -> ", open) + " -> " + name, "no condition that needs itself");
        }
        boolean holds = evaluate(expression, "Conditions." + name, scope);
        open.remove(name);
        known.put(name, holds);
        return holds;
    }

    private static boolean evaluate(JsonNode expression, String place, Scope scope) {
        Evaluator evaluator = new Evaluator(scope);
        Intrinsic.Call call = new Intrinsic.Call(scope, place, part -> evaluator.evaluate(part, place));
        return LogicIntrinsics.holds(call).test(expression);
    }
}
