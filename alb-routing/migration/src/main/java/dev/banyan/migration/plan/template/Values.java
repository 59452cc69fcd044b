package dev.banyan.migration.plan.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the values of a template as far as they decide about rules: parameters, conditions, and names of other
 * resources, which become their ARNs where those are known and stay names where not. Anything else stays a name too.
 */
final class Values {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final int DEEPEST = 50;

    private final JsonNode template;
    private final Map<String, String> parameters;
    private final StackResources resources;

    Values(JsonNode template, Map<String, String> parameters, StackResources resources) {
        this.template = template;
        this.parameters = parameters;
        this.resources = resources;
    }

    /** Returns what stands for a resource whose ARN is not known; of an ARN's shape, since it takes the place of one. */
    static String unresolved(String name) {
        return "arn:aws:unresolved:::" + name;
    }

    /** Returns a value with all that can be worked out. */
    JsonNode resolve(JsonNode value) {
        return resolve(value, 0);
    }

    private JsonNode resolve(JsonNode value, int depth) {
        if (depth > DEEPEST) {
            throw new TemplateException("template: nested deeper than " + DEEPEST + " (expected: less)");
        }
        Function<JsonNode, JsonNode> inner = node -> resolve(node, depth + 1);
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> addUnlessMissing(list, inner.apply(element)));
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        if (value.size() == 1) {
            String name = value.fieldNames().next();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return intrinsic(name, value.path(name), inner);
            }
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> {
            JsonNode resolved = inner.apply(member.getValue());
            if (!resolved.isMissingNode()) {
                object.set(member.getKey(), resolved);
            }
        });
        return object;
    }

    private static void addUnlessMissing(ArrayNode list, JsonNode element) {
        if (!element.isMissingNode()) {
            list.add(element);
        }
    }

    private JsonNode intrinsic(String name, JsonNode argument, Function<JsonNode, JsonNode> inner) {
        return switch (name) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" -> text(attribute(argument));
            case "Fn::If" -> choice(argument, inner);
            case "Fn::Join" -> join(argument, inner);
            case "Fn::Sub" ->
                text(substitute(argument.isArray() ? argument.path(0).asText() : argument.asText()));
            default -> text(unresolved(name));
        };
    }

    private JsonNode reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        return text(parameter(name).or(() -> resources.physicalId(name)).orElse(unresolved(name)));
    }

    private Optional<String> parameter(String name) {
        JsonNode declared = template.path("Parameters").path(name);
        String given = parameters.get(name);
        return given != null
                ? Optional.of(given)
                : Optional.of(declared.path("Default"))
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asText);
    }

    /** The ARN of a load balancing resource is its physical id; other attributes are none of a rule's business. */
    private String attribute(JsonNode argument) {
        String joined = argument.isArray()
                ? argument.path(0).asText() + "." + argument.path(1).asText()
                : argument.asText();
        int dot = joined.indexOf('.');
        String logicalId = dot < 0 ? joined : joined.substring(0, dot);
        boolean isArn = dot >= 0 && joined.endsWith("Arn");
        return (isArn ? resources.physicalId(logicalId) : Optional.<String>empty()).orElse(unresolved(joined));
    }

    private JsonNode choice(JsonNode argument, Function<JsonNode, JsonNode> inner) {
        String condition = argument.path(0).asText();
        return holds(condition)
                .map(yes -> inner.apply(argument.path(yes ? 1 : 2)))
                .orElseGet(() -> text(unresolved("Condition." + condition)));
    }

    private static JsonNode join(JsonNode argument, Function<JsonNode, JsonNode> inner) {
        StringBuilder joined = new StringBuilder();
        String separator = "";
        for (JsonNode part : inner.apply(argument.path(1))) {
            joined.append(separator).append(part.asText());
            separator = argument.path(0).asText();
        }
        return text(joined.toString());
    }

    private String substitute(String pattern) {
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = name.indexOf('.') < 0 ? reference(name).asText() : attribute(text(name));
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }

    /** Returns whether a condition of the template holds, empty where that cannot be told. */
    Optional<Boolean> holds(String condition) {
        JsonNode declared = template.path("Conditions").path(condition);
        return declared.isMissingNode() ? Optional.empty() : holds(declared, 0);
    }

    private Optional<Boolean> holds(JsonNode condition, int depth) {
        if (depth > DEEPEST || condition.size() != 1) {
            return Optional.empty();
        }
        String name = condition.fieldNames().next();
        JsonNode argument = condition.path(name);
        return switch (name) {
            case "Condition" -> holds(template.path("Conditions").path(argument.asText()), depth + 1);
            case "Fn::Equals" -> equal(resolve(argument.path(0)), resolve(argument.path(1)));
            case "Fn::Not" -> holds(argument.path(0), depth + 1).map(holds -> !holds);
            case "Fn::And" -> all(argument, depth, true);
            case "Fn::Or" -> all(argument, depth, false);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> equal(JsonNode one, JsonNode other) {
        boolean known =
                !one.asText().contains("arn:aws:unresolved:") && !other.asText().contains("arn:aws:unresolved:");
        return known ? Optional.of(one.asText().equals(other.asText())) : Optional.empty();
    }

    /** Returns whether all hold, or with {@code wanted} of false whether not all fail. */
    private Optional<Boolean> all(JsonNode conditions, int depth, boolean wanted) {
        boolean known = true;
        for (JsonNode condition : conditions) {
            Optional<Boolean> holds = holds(condition, depth + 1);
            if (holds.isPresent() && holds.get() != wanted) {
                return Optional.of(!wanted);
            }
            known &= holds.isPresent();
        }
        return known ? Optional.of(wanted) : Optional.empty();
    }

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }
}
