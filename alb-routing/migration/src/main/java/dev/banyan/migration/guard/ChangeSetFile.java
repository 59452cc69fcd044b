package dev.banyan.migration.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.migration.guard.ResourceChange.Action;
import dev.banyan.migration.plan.template.ChangeSetDescription;
import dev.banyan.migration.plan.template.ChangeSetDescription.Change;
import dev.banyan.migration.plan.template.StackResources;
import dev.banyan.migration.plan.template.Template;
import dev.banyan.migration.plan.template.TemplateRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a change set would do: the answer of {@code aws cloudformation describe-change-set --include-property-values}.
 * What is not in it, CloudFormation does not touch.
 */
public final class ChangeSetFile {

    private ChangeSetFile() {}

    /**
     * Returns what a change set would do.
     *
     * @param file the answer as JSON
     * @param before the template that is deployed, or an empty one where it is not known
     * @throws dev.banyan.migration.plan.template.TemplateException if the file is none
     */
    public static RuleChangeSet read(Path file, Template before) {
        ChangeSetDescription description = ChangeSetDescription.read(file);
        List<ResourceChange> changes = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        for (Change change : description.changes()) {
            if (change.resourceType().equals("AWS::CloudFormation::Stack")) {
                unclear.add(change.logicalId() + ": a stack within, whose own change set has to be checked too");
            }
            TemplateRule.Kind.of(change.resourceType()).ifPresent(kind -> changes.add(change(change, kind, unclear)));
        }
        before.rules().values().stream()
                .filter(rule ->
                        changes.stream().noneMatch(change -> change.logicalId().equals(rule.logicalId())))
                .map(rule -> new ResourceChange(
                        rule.logicalId(),
                        rule.kind(),
                        Action.NONE,
                        Optional.of(rule),
                        Optional.of(rule),
                        Optional.empty(),
                        List.of()))
                .forEach(changes::add);
        return new RuleChangeSet(description.stack(), before, StackResources.UNKNOWN, changes, unclear);
    }

    private static ResourceChange change(Change change, TemplateRule.Kind kind, List<String> unclear) {
        Action action = action(change);
        if (change.after().isEmpty() && action != Action.REMOVE && action != Action.NONE) {
            unclear.add(change.logicalId()
                    + ": the change set tells no values (describe it with --include-property-values)");
        }
        return new ResourceChange(
                change.logicalId(),
                kind,
                action,
                change.before().map(properties -> rule(change, kind, properties)),
                change.after().map(properties -> rule(change, kind, properties)),
                change.physicalId(),
                change.properties());
    }

    private static TemplateRule rule(Change change, TemplateRule.Kind kind, JsonNode properties) {
        return new TemplateRule(
                change.logicalId(),
                kind,
                properties,
                properties,
                Optional.of(true),
                change.policy().equals("Retain"));
    }

    private static Action action(Change change) {
        return switch (change.action()) {
            case "Add" -> Action.ADD;
            case "Remove" -> Action.REMOVE;
            case "Import", "SyncWithActual" -> Action.NONE;
            case "Modify" ->
                switch (change.replacement()) {
                    case "True" -> Action.REPLACE;
                    case "Conditional" -> Action.UNKNOWN;
                    default -> Action.MODIFY;
                };
            default -> Action.UNKNOWN;
        };
    }
}
