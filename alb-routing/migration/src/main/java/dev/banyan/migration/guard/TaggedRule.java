package dev.banyan.migration.guard;

import dev.banyan.migration.rule.LiveRule;
import java.util.Map;
import java.util.Optional;

/**
 * A live rule with its tags.
 *
 * @param rule the rule
 * @param tags its tags
 */
public record TaggedRule(LiveRule rule, Map<String, String> tags) {

    /** Copies the tags. */
    public TaggedRule {
        tags = Map.copyOf(tags);
    }

    /** Returns the route that the rule belongs to, empty for a rule that is not governed. */
    public Optional<String> route() {
        return Optional.ofNullable(tags.get("banyan:route"));
    }

    /**
     * Returns whether the tags say that the rule is a resource of a stack: those of CloudFormation, or the one of the
     * provider of strangler rules.
     *
     * @param stack the stack's name, or empty for any
     */
    boolean isResource(String stack, String logicalId) {
        String owner = tags.getOrDefault("banyan:stack-resource", "");
        if (owner.endsWith("/" + logicalId)) {
            return stack.isEmpty() || owner.contains(":stack/" + stack + "/");
        }
        return logicalId.equals(tags.get("aws:cloudformation:logical-id"))
                && (stack.isEmpty() || stack.equals(tags.get("aws:cloudformation:stack-name")));
    }
}
