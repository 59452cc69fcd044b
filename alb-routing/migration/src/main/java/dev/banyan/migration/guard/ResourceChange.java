package dev.banyan.migration.guard;

import dev.banyan.migration.plan.template.TemplateRule;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy would do to a rule.
 *
 * @param logicalId the rule's name in the template
 * @param kind who writes its weights
 * @param action what would be done
 * @param before the rule as it was deployed, as far as known
 * @param after the rule as it would be, as far as known
 * @param physicalId the rule's ARN, where the change tells
 * @param reasons why it would be touched, a few words each
 */
public record ResourceChange(
        String logicalId,
        TemplateRule.Kind kind,
        Action action,
        Optional<TemplateRule> before,
        Optional<TemplateRule> after,
        Optional<String> physicalId,
        List<String> reasons) {

    /** What CloudFormation does to a resource. */
    public enum Action {
        /** Nothing: it does not even ask for the resource. */
        NONE,
        /** Makes it. */
        ADD,
        /** Writes it, all of its properties. */
        MODIFY,
        /** Makes another one and deletes this one. */
        REPLACE,
        /** Deletes it, or only lets go of it. */
        REMOVE,
        /** What it does cannot be told. */
        UNKNOWN
    }

    /** Copies the list. */
    public ResourceChange {
        reasons = List.copyOf(reasons);
    }

    /** Returns the rule as it would be, else as it was. */
    Optional<TemplateRule> latest() {
        return after.or(() -> before);
    }
}
