package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;

/** Finds what a part of a template refers to, leaving out the branches of {@code Fn::If} that are not taken. */
public final class References {

    private static final int MAXIMUM_DEPTH = 200;

    private final Scope scope;
    private final Set<String> names = new LinkedHashSet<>();

    private References(Scope scope) {
        this.scope = scope;
    }

    /**
     * Returns the names of parameters and resources that a part refers to.
     *
     * @throws EvaluationException if a condition cannot be evaluated or the part is nested too deeply
     */
    public static Set<String> in(JsonNode node, Scope scope, String path) {
        References references = new References(scope);
        references.visit(node, path, 0);
        return references.names;
    }

    private void visit(JsonNode node, String path, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw EvaluationException.of(path, "nested deeper", "at most " + MAXIMUM_DEPTH + " levels");
        }
        String function = node.isObject() ? Evaluator.functionOf(node) : null;
        if (function == null) {
            visitMembers(node, path, depth);
            return;
        }
        Evaluator.requireKnown(function, path);
        collect(function, node.path(function), path);
        visitMembers(taken(function, node.path(function), path), path + "." + function, depth);
    }

    private void visitMembers(JsonNode node, String path, int depth) {
        node.properties().forEach(member -> visit(member.getValue(), path + "." + member.getKey(), depth + 1));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(node.path(i), path + "[" + i + "]", depth + 1);
        }
    }

    private void collect(String function, JsonNode argument, String path) {
        if (function.equals("Ref") && argument.isTextual()) {
            names.add(argument.textValue());
        } else if (function.equals("Fn::GetAtt")) {
            names.add(AttributeName.of(argument, path).resource());
        } else if (function.equals("Fn::Sub")) {
            JsonNode format = argument.isArray() ? argument.path(0) : argument;
            collectVariables(format.asText(), argument.path(1));
        }
    }

    private void collectVariables(String format, JsonNode variables) {
        Matcher matcher = StringIntrinsics.VARIABLE.matcher(format);
        while (matcher.find()) {
            String name = matcher.group(2).trim();
            if (matcher.group(1).isEmpty() && !variables.has(name)) {
                int dot = name.indexOf('.');
                names.add(dot < 0 ? name : name.substring(0, dot));
            }
        }
    }

    /** Returns the part of a function's argument that counts. */
    private JsonNode taken(String function, JsonNode argument, String path) {
        if (!function.equals("Fn::If")
                || argument.size() != 3
                || !argument.path(0).isTextual()) {
            return argument;
        }
        boolean holds = scope.condition(argument.path(0).textValue(), path);
        return JsonNodeFactory.instance.arrayNode().add(argument.path(holds ? 1 : 2));
    }
}
