package dev.banyan.model;

import java.util.List;
import java.util.function.Predicate;

/** A condition with its patterns compiled. Immutable. */
interface ConditionMatcher {

    boolean matches(RequestView request);

    /** Returns a test that any of several tests passes. */
    static Predicate<String> any(List<? extends Predicate<String>> tests) {
        return text -> {
            for (Predicate<String> test : tests) {
                if (test.test(text)) {
                    return true;
                }
            }
            return false;
        };
    }
}
