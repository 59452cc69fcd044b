package dev.banyan.template;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.Condition;
import dev.banyan.model.ErrorCode;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Priority;
import dev.banyan.model.Rule;
import dev.banyan.model.Transform;
import dev.banyan.model.WeightedTargetGroup;
import dev.banyan.template.evaluation.Ids;
import dev.banyan.template.evaluation.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads listener rules, those of CloudFormation's own type and strangler rules alike, and default rules. */
final class RuleReader {

    private final Reading reading;
    private final Set<Arn> targetGroups;

    /**
     * Makes a reader of rules.
     *
     * @param targetGroups the groups that the template makes
     */
    RuleReader(Reading reading, Set<Arn> targetGroups) {
        this.reading = reading;
        this.targetGroups = targetGroups;
    }

    Rule read(TemplateResource resource) {
        Value rule = resource.values(reading.evaluator());
        Arn arn = new Arn(reading.physical().reference(resource.logicalId(), resource.logicalId()));
        Value priority = rule.get("Priority");
        Priority place = priority.make(() -> new Priority(numbered(priority)));
        Value conditions = rule.get("Conditions");
        List<Condition> read =
                conditions.list().stream().map(ConditionReader::read).toList();
        List<Action> actions = actions(resource, rule.get("Actions"));
        List<Transform> transforms = TransformReader.read(rule.get("Transforms"));
        Map<String, String> tags = rule.get("Tags").pairs("Key", "Value");
        return rule.make(() -> new Rule(arn, place, read, actions, transforms, tags));
    }

    /** A default rule has an ARN of its own below its listener's. */
    Rule readDefault(TemplateResource listener, Value actions, Arn listenerArn) {
        String id = Ids.hex(reading.template().stack().name(), listener.logicalId() + "/default");
        Arn arn = new Arn(listenerArn.value().replace(":listener/", ":listener-rule/") + "/" + id);
        List<Action> read = actions(listener, actions);
        return actions.make(() -> new Rule(arn, Priority.DEFAULT, List.of(), read, Map.of()));
    }

    private List<Action> actions(TemplateResource resource, Value actions) {
        List<Action> read = ActionReader.read(actions);
        for (Action action : read) {
            if (action instanceof AuthenticateAction authenticate) {
                reading.unsupported(
                        resource,
                        "Actions",
                        authenticate.type() + " is not performed; the rule answers 500, so that nobody passes"
                                + " unauthenticated");
            } else if (action instanceof ForwardAction forward) {
                forward.targetGroups().forEach(group -> checkExists(group, actions));
            }
        }
        return read;
    }

    private void checkExists(WeightedTargetGroup group, Value actions) {
        if (!targetGroups.contains(group.targetGroup())) {
            throw actions.refused(
                    ErrorCode.TARGET_GROUP_NOT_FOUND, "Target group '" + group.targetGroup() + "' not found");
        }
    }

    private static int numbered(Value priority) {
        int value = priority.integer();
        if (value > Priority.MAXIMUM) {
            throw priority.unexpected("1 to " + Priority.MAXIMUM);
        }
        return value;
    }
}
