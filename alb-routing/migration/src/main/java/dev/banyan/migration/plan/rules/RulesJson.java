package dev.banyan.migration.plan.rules;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/**
 * Reads rules from JSON with the API's names, as {@code aws elbv2 describe-rules} writes them and as templates have them.
 * Thread-safe.
 */
public final class RulesJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RulesJson() {}

    /**
     * Returns a rule.
     *
     * @throws IllegalArgumentException if a member has another type than the API's
     */
    public static Rule rule(JsonNode json) {
        try {
            return MAPPER.treeToValue(json, Rule.serializableBuilderClass()).build();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "rule: " + e.getOriginalMessage() + " (expected: members as in the ELBv2" + " API)", e);
        }
    }
}
