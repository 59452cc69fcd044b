package dev.banyan.migration.guard;

import dev.banyan.migration.plan.template.StackResources;
import dev.banyan.migration.plan.template.Template;
import java.util.List;

/**
 * What a deploy would do to the rules of a stack.
 *
 * @param stack the stack's name, or empty where it is not known
 * @param before the template that is deployed; where it is not known, the one to deploy
 * @param resources the stack's resources, as far as known
 * @param changes what would be done to each rule of the template, or of either
 * @param unclear what cannot be told, a sentence each
 */
public record RuleChangeSet(
        String stack, Template before, StackResources resources, List<ResourceChange> changes, List<String> unclear) {

    /** Copies the lists. */
    public RuleChangeSet {
        changes = List.copyOf(changes);
        unclear = List.copyOf(unclear);
    }
}
