package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The parameters of a template with the values used. Immutable. */
public final class Parameters {

    private final Map<String, Parameter> declared;

    private Parameters(Map<String, Parameter> declared) {
        this.declared = declared;
    }

    /**
     * Gives every parameter its value and checks it.
     *
     * @param section the template's section Parameters
     * @param overrides values by name
     * @param problems gets a line for each value that is missing, unknown or breaks its parameter's rules
     */
    public static Parameters of(JsonNode section, Map<String, String> overrides, Consumer<String> problems) {
        Map<String, Parameter> declared = new LinkedHashMap<>();
        section.properties().forEach(field -> {
            Parameter parameter = Parameter.of(field.getKey(), field.getValue(), overrides.get(field.getKey()));
            declared.put(field.getKey(), parameter);
            List<String> broken = ParameterRules.check(parameter);
            broken.forEach(problems);
        });
        new TreeMap<>(overrides).forEach((name, value) -> {
            if (!declared.containsKey(name)) {
                String known = declared.isEmpty() ? "no parameter at all" : "one of " + declared.keySet();
                problems.accept("Parameters: " + name + " (expected: " + known + ")");
            }
        });
        return new Parameters(declared);
    }

    boolean has(String name) {
        return declared.containsKey(name);
    }

    JsonNode value(String name, String path) {
        Parameter parameter = declared.get(name);
        if (parameter == null) {
            throw EvaluationException.of(path, name, "a parameter");
        }
        if (parameter.isStored() && !parameter.overridden()) {
            throw EvaluationException.of(
                    path, name, "a value given as " + name + "=..., because the parameter store exists only on AWS");
        }
        return parameter.node();
    }

    /** Returns all values for a reader; those of NoEcho parameters as asterisks. */
    public Map<String, String> display() {
        Map<String, String> values = new LinkedHashMap<>();
        declared.forEach((name, parameter) -> {
            String value = parameter.value();
            if (value != null) {
                values.put(name, parameter.masked() ? "****" : value);
            }
        });
        return values;
    }
}
