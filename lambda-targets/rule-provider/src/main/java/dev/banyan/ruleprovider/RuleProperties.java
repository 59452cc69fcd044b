package dev.banyan.ruleprovider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * What a template wants of a rule. Immutable.
 *
 * @param forward its weights are the initial ones
 */
record RuleProperties(
        String listenerArn, int priority, List<RuleCondition> conditions, Forward forward, Map<String, String> tags) {

    private static final Set<String> KNOWN = Set.of(
            "ServiceToken", "ServiceTimeout", "Route", "ListenerArn", "Priority", "Conditions", "Actions", "Tags");

    /** @throws PropertyException if a property is missing, wrong or unknown */
    static RuleProperties of(Map<?, ?> properties) {
        Properties resource = new Properties("", properties).allowOnly(KNOWN);
        return new RuleProperties(
                resource.text("ListenerArn"),
                resource.number("Priority", 1, 50_000),
                Conditions.of(resource),
                Forward.of(resource),
                tags(resource));
    }

    /** The tags alone, of properties that may be those of another version of this function. */
    static Map<String, String> tags(Map<?, ?> properties) {
        return tags(new Properties("", properties));
    }

    private static Map<String, String> tags(Properties resource) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Properties tag : resource.objects("Tags")) {
            tags.put(tag.text("Key"), tag.text("Value"));
        }
        return tags;
    }
}
