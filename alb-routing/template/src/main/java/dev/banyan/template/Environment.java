package dev.banyan.template;

import java.util.Map;
import java.util.Set;

/** Environment variables whose values may depend on what only this machine knows. Immutable. */
public interface Environment {

    /** Returns the variables' names. */
    Set<String> names();

    /**
     * Returns the variables with their values.
     *
     * @param values what only this machine knows
     * @throws TemplateException if a value is missing
     */
    Map<String, String> resolve(LocalValues values);

    /** Returns an environment of fixed values. */
    static Environment of(Map<String, String> variables) {
        return new FixedEnvironment(variables);
    }
}
