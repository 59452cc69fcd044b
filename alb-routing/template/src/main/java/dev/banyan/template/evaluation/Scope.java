package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/** What the expressions of a template can refer to. Each method names {@code path} in its errors. */
public interface Scope {

    /**
     * Returns what {@code Ref} gives for a parameter, a pseudo parameter or a resource.
     *
     * @return the value; a missing node for {@code AWS::NoValue}
     * @throws EvaluationException if there is none of that name
     */
    JsonNode reference(String name, String path);

    /**
     * Returns an attribute of a resource.
     *
     * @throws EvaluationException if there is none
     */
    JsonNode attribute(String resource, String attribute, String path);

    /**
     * Returns whether a condition of the template holds.
     *
     * @throws EvaluationException if there is none of that name
     */
    boolean condition(String name, String path);

    /**
     * Returns a value of the section Mappings.
     *
     * @throws EvaluationException if there is none
     */
    JsonNode mapping(String map, String topKey, String secondKey, String path);
}
