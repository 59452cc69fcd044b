package dev.banyan.template;

import java.util.List;

/** A template that cannot be read; the message has one line for each problem. */
public final class TemplateException extends RuntimeException {

    private final List<String> problems;

    TemplateException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    TemplateException(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    TemplateException(String problem) {
        this(List.of(problem));
    }

    /** Returns the problems, each {@code Resource.Property: value (expected: rule)}. */
    public List<String> problems() {
        return problems;
    }
}
