package dev.banyan.migration.plan.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.migration.plan.rules.RulesJson;
import dev.banyan.migration.rule.LiveRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a template.
 *
 * @param logicalId its name in the template
 * @param kind who writes its weights
 * @param properties its properties, worked out as far as possible
 * @param text its properties as they stand in the template
 * @param presence whether the rule is there, empty where a condition decides that cannot be worked out
 * @param retained whether it stays on the load balancer when it leaves the template
 */
public record TemplateRule(
        String logicalId, Kind kind, JsonNode properties, JsonNode text, Optional<Boolean> presence, boolean retained) {

    /** Who writes the weights of a rule. */
    public enum Kind {
        /** {@code AWS::ElasticLoadBalancingV2::ListenerRule}: CloudFormation, whenever it writes the rule. */
        PLAIN("AWS::ElasticLoadBalancingV2::ListenerRule"),
        /** {@code Custom::StranglerRule}: its provider, once; later they belong to the live rule. */
        STRANGLER("Custom::StranglerRule");

        private final String resourceType;

        Kind(String resourceType) {
            this.resourceType = resourceType;
        }

        /** Returns the kind of a resource's type, empty for types that are no rules. */
        public static Optional<Kind> of(String resourceType) {
            for (Kind kind : values()) {
                if (kind.resourceType.equals(resourceType)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Returns the listener's ARN, or a name that stands for it. */
    public String listener() {
        return properties.path("ListenerArn").asText();
    }

    /** Returns the priority as text. */
    public String priority() {
        return properties.path("Priority").asText();
    }

    /** Returns the value of the tag {@code banyan:route}, or null. */
    public @Nullable String route() {
        for (JsonNode tag : properties.path("Tags")) {
            if (tag.path("Key").asText().equals("banyan:route")) {
                return tag.path("Value").asText();
            }
        }
        return null;
    }

    /**
     * Returns the rule as it would be described after CloudFormation wrote it.
     *
     * @throws IllegalArgumentException if a property cannot be worked out or has the wrong type
     */
    public LiveRule asLive() {
        ObjectNode rule = properties.deepCopy();
        rule.remove("Tags");
        rule.put("RuleArn", listener().replace(":listener/", ":listener-rule/") + "/" + logicalId);
        rule.put("IsDefault", false);
        rule.put("Priority", priority());
        return new LiveRule(RulesJson.rule(rule));
    }
}
