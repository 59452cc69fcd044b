package dev.banyan.template;

import dev.banyan.template.evaluation.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with a template, so that one reading names all of it. */
final class Problems {

    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }

    /** Returns what a step makes, or nothing if it finds a problem. */
    <T> Optional<T> attempt(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (EvaluationException e) {
            add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** @throws TemplateException if there are any problems */
    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new TemplateException(lines);
        }
    }
}
