package dev.banyan.model;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/** A transform with its expressions compiled. Immutable, so that any number of threads may use it. */
public final class CompiledTransform {

    private final List<Step> steps;
    private final Predicate<String> valid;

    private record Step(Pattern pattern, Replacement replacement) {}

    CompiledTransform(List<Rewrite> rewrites, boolean ignoreCase, Predicate<String> valid) {
        this.steps = rewrites.stream().map(rewrite -> step(rewrite, ignoreCase)).toList();
        this.valid = valid;
    }

    private static Step step(Rewrite rewrite, boolean ignoreCase) {
        Pattern pattern = Regex.compile("regex", rewrite.regex(), ignoreCase);
        return new Step(pattern, Replacement.parse(rewrite.replace(), pattern.groupCount()));
    }

    static List<Rewrite> requireAny(List<Rewrite> rewrites) {
        if (rewrites.isEmpty()) {
            throw InvalidRoutingException.expected("rewrites", rewrites.size(), "1 or more");
        }
        return List.copyOf(rewrites);
    }

    /**
     * Returns what becomes of a text. How several rewrites go together is not documented: the first
     * one whose expression is found anywhere in the text is done, on the first place it is found at,
     * and the others are not asked.
     *
     * @param text the host, or the path with its query
     */
    public TransformOutcome apply(String text) {
        for (Step step : steps) {
            Matcher matcher = step.pattern.matcher(text);
            if (matcher.find()) {
                return rewrite(text, matcher, step.replacement);
            }
        }
        return new TransformOutcome(TransformOutcome.Status.UNCHANGED, text);
    }

    private TransformOutcome rewrite(String text, Matcher matcher, Replacement replacement) {
        String rewritten =
                text.substring(0, matcher.start()) + replacement.fill(matcher) + text.substring(matcher.end());
        return replacement.isComplete() && valid.test(rewritten)
                ? new TransformOutcome(TransformOutcome.Status.REWRITTEN, rewritten)
                : new TransformOutcome(TransformOutcome.Status.FAILED, text);
    }
}
