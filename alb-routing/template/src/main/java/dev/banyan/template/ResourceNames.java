package dev.banyan.template;

import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Ids;
import dev.banyan.template.evaluation.Stack;
import dev.banyan.template.evaluation.Value;
import java.util.Map;

/** The names of resources: those given in the template, and made-up ones in CloudFormation's way. */
final class ResourceNames {

    private static final int MAXIMUM = 64;
    private static final Map<String, String> NAME_PROPERTIES = Map.of(
            ResourceTypes.LOAD_BALANCER, "Name",
            ResourceTypes.TARGET_GROUP, "Name",
            ResourceTypes.FUNCTION, "FunctionName",
            ResourceTypes.SECRET, "Name",
            ResourceTypes.SERVICE, "ServiceName",
            ResourceTypes.TASK_DEFINITION, "Family",
            ResourceTypes.DATABASE, "DBInstanceIdentifier",
            ResourceTypes.TOPIC, "TopicName");

    private final Stack stack;
    private final Evaluator evaluator;

    ResourceNames(Stack stack, Evaluator evaluator) {
        this.stack = stack;
        this.evaluator = evaluator;
    }

    String of(TemplateResource resource) {
        String property = NAME_PROPERTIES.get(resource.type());
        if (property != null) {
            Value given = resource.property(property, evaluator);
            if (given.isPresent()) {
                return given.text();
            }
        }
        boolean balancing = resource.type().startsWith(ResourceTypes.LOAD_BALANCING);
        return balancing ? shortName(resource.logicalId()) : longName(resource.logicalId());
    }

    /** Load balancers and target groups have names of at most 32 characters. */
    private String shortName(String logicalId) {
        return cut(stack.name(), 6) + "-" + cut(logicalId, 12) + "-" + Ids.suffix(stack.name(), logicalId);
    }

    private String longName(String logicalId) {
        String suffix = "-" + Ids.suffix(stack.name(), logicalId);
        return cut(stack.name() + "-" + logicalId, MAXIMUM - suffix.length()) + suffix;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
