package dev.banyan.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A function as a caller names it: the unqualified ARN and, apart, the version or alias. */
record FunctionName(String unqualifiedArn, @Nullable String qualifier) {
    private static final Pattern ARN =
            Pattern.compile("(arn:[^:]+:lambda:([^:]*):[^:]*:function:[^:]+)(?::([a-zA-Z0-9$_-]+))?");

    /** Returns the parts of an ARN, or null when it is no function's ARN. */
    static @Nullable FunctionName parse(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? new FunctionName(matcher.group(1), matcher.group(3)) : null;
    }

    /** Returns the region that an ARN names, or us-east-1 when it names none. */
    static String regionOf(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() && !matcher.group(2).isEmpty() ? matcher.group(2) : "us-east-1";
    }
}
