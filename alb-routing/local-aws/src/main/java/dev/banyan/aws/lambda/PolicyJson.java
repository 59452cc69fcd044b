package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes policies as Lambda does. */
final class PolicyJson {

    private PolicyJson() {}

    /** @param resource the ARN of the function, version or alias that the policy belongs to */
    static String write(FunctionPolicy policy, String resource) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("Version", "2012-10-17")
                .put("Id", "default");
        ArrayNode statements = json.putArray("Statement");
        policy.statements().forEach(statement -> statements.add(write(statement, resource)));
        return json.toString();
    }

    static ObjectNode write(PolicyStatement statement, String resource) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("Sid", statement.id()).put("Effect", "Allow");
        String principal = statement.principal();
        if (statement.ofService()) {
            json.putObject("Principal").put("Service", principal);
        } else if (principal.equals("*")) {
            json.put("Principal", principal);
        } else {
            json.putObject("Principal")
                    .put("AWS", principal.startsWith("arn:") ? principal : "arn:aws:iam::" + principal + ":root");
        }
        json.put("Action", statement.action()).put("Resource", resource);
        if (!statement.conditions().isEmpty()) {
            ObjectNode conditions = json.putObject("Condition");
            statement
                    .conditions()
                    .forEach((name, value) ->
                            conditions.withObject("/" + operator(name)).put(key(name), value));
        }
        return json;
    }

    private static String operator(String condition) {
        return condition.equals(PolicyStatement.SOURCE_ARN) ? "ArnLike" : "StringEquals";
    }

    private static String key(String condition) {
        return switch (condition) {
            case "EventSourceToken", "FunctionUrlAuthType" -> "lambda:" + condition;
            case "PrincipalOrgID" -> "aws:" + condition;
            default -> "AWS:" + condition;
        };
    }
}
