package dev.banyan.migration.guardrail.metrics;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The function behind the new side, whose own metrics tell of throttling.
 *
 * @param name the function's name
 * @param qualifier the alias or version that the target group names, or null for the function itself
 */
public record LambdaFunction(String name, @Nullable String qualifier) {

    private static final Pattern ARN =
            Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:(?<name>[^:]+)(:(?<qualifier>[^:]+))?");

    /**
     * Reads a target's id.
     *
     * @throws IllegalArgumentException if it is no function's ARN
     */
    public static LambdaFunction parse(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("function: " + arn + " (expected: arn:PARTITION:lambda:REGION:ACCOUNT:"
                    + "function:NAME, with :QUALIFIER for an alias or a version)");
        }
        return new LambdaFunction(matcher.group("name"), matcher.group("qualifier"));
    }

    /** Returns the dimensions of its metrics in the namespace AWS/Lambda. */
    Map<String, String> dimensions() {
        return qualifier == null
                ? Map.of("FunctionName", name)
                : Map.of("FunctionName", name, "Resource", name + ":" + qualifier);
    }
}
