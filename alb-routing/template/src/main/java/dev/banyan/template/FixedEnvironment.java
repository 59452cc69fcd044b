package dev.banyan.template;

import java.util.Map;
import java.util.Set;

/** Variables that depend on nothing. */
record FixedEnvironment(Map<String, String> variables) implements Environment {

    FixedEnvironment {
        variables = Map.copyOf(variables);
    }

    @Override
    public Set<String> names() {
        return variables.keySet();
    }

    @Override
    public Map<String, String> resolve(LocalValues values) {
        return variables;
    }

    /** Returns the names only, because a value may be a secret. */
    @Override
    public String toString() {
        return "Environment" + names();
    }
}
