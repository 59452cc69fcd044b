package dev.banyan.migration.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.migration.guard.ResourceChange.Action;
import dev.banyan.migration.plan.template.StackResources;
import dev.banyan.migration.plan.template.Template;
import dev.banyan.migration.plan.template.TemplateRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Works out what CloudFormation would do from two templates: it writes a resource if one of its properties changes, by its
 * text, by a parameter, or because something it refers to is replaced.
 */
public final class TemplateChanges {

    /** Stands behind the name of a resource that is made anew. */
    static final String REPLACED = " is replaced";

    private static final String TARGET_GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";

    /** The properties of a target group that CloudFormation cannot change: it makes another group. */
    private static final List<String> FIXED = List.of(
            "IpAddressType", "Name", "Port", "Protocol", "ProtocolVersion", "TargetControlPort", "TargetType", "VpcId");

    private final Template before;
    private final Template after;

    private TemplateChanges(Template before, Template after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Returns what a deploy would do.
     *
     * @param stack the stack's name, or empty
     * @param before the template that is deployed
     * @param after the template to deploy
     * @param resources the stack's resources, as far as known
     */
    public static RuleChangeSet of(String stack, Template before, Template after, StackResources resources) {
        TemplateChanges changes = new TemplateChanges(before, after);
        Map<String, TemplateRule> old = before.rules();
        Map<String, TemplateRule> next = after.rules();
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(next.keySet());
        List<ResourceChange> all = names.stream()
                .map(name -> changes.change(
                        name, Optional.ofNullable(old.get(name)), Optional.ofNullable(next.get(name)), resources))
                .toList();
        return new RuleChangeSet(stack, before, resources, all, unclear(old, next));
    }

    private static List<String> unclear(Map<String, TemplateRule> old, Map<String, TemplateRule> next) {
        return Stream.concat(old.values().stream(), next.values().stream())
                .filter(rule -> rule.presence().isEmpty())
                .map(rule ->
                        rule.logicalId() + ": a condition decides whether it is there (give the parameters' values)")
                .distinct()
                .toList();
    }

    private ResourceChange change(
            String name, Optional<TemplateRule> old, Optional<TemplateRule> next, StackResources resources) {
        List<String> reasons = new ArrayList<>();
        Action action = action(old, next, reasons);
        return new ResourceChange(
                name, next.or(() -> old).orElseThrow().kind(), action, old, next, resources.physicalId(name), reasons);
    }

    private Action action(Optional<TemplateRule> old, Optional<TemplateRule> next, List<String> reasons) {
        if (next.isEmpty()) {
            return Action.REMOVE;
        }
        if (old.isEmpty()) {
            return Action.ADD;
        }
        if (old.get().kind() != next.get().kind()) {
            reasons.add("its type changes, which CloudFormation does not do under one name");
            return Action.REPLACE;
        }
        changed(old.get().properties(), next.get().properties(), reasons);
        boolean moves = reasons.contains("ListenerArn");
        for (String reference : after.references(next.get().text())) {
            if (isReplaced(reference)) {
                reasons.add(reference + REPLACED);
            }
        }
        if (moves) {
            return Action.REPLACE;
        }
        return reasons.isEmpty() ? Action.NONE : Action.MODIFY;
    }

    private static void changed(JsonNode old, JsonNode next, List<String> reasons) {
        Set<String> names = new LinkedHashSet<>();
        old.fieldNames().forEachRemaining(names::add);
        next.fieldNames().forEachRemaining(names::add);
        names.stream().filter(name -> !old.path(name).equals(next.path(name))).forEach(reasons::add);
    }

    private boolean isReplaced(String logicalId) {
        boolean isGroup = after.type(logicalId).equals(TARGET_GROUP)
                && before.type(logicalId).equals(TARGET_GROUP);
        return isGroup
                && FIXED.stream()
                        .anyMatch(property -> !before.properties(logicalId)
                                .path(property)
                                .equals(after.properties(logicalId).path(property)));
    }
}
