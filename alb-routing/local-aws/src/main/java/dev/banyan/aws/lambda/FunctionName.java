package dev.banyan.aws.lambda;

import dev.banyan.aws.query.Caller;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as a caller names it.
 *
 * @param unqualified the function's ARN
 * @param name the function's name
 * @param qualifier the version or alias, or null
 */
record FunctionName(
        String unqualified, String name, @Nullable String qualifier) {

    private static final int MAXIMUM_LENGTH = 170;
    private static final String SHAPE = "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?"
            + "(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?";
    private static final Pattern NAME = Pattern.compile(SHAPE);
    private static final Pattern ARN =
            Pattern.compile("(arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+))(?::([a-zA-Z0-9$_-]+))?");

    /** Returns the parts of an ARN of any account and region, or nothing where it is no function's. */
    static Optional<FunctionName> ofArn(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches()
                ? Optional.of(new FunctionName(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /**
     * Reads a name, a partial ARN or an ARN.
     *
     * @param qualifier the qualifier that was given apart, or null
     */
    static FunctionName parse(String text, @Nullable String qualifier, Caller caller) {
        Matcher matcher = NAME.matcher(text);
        if (text.length() > MAXIMUM_LENGTH || !matcher.matches()) {
            throw Refusals.constraint(
                    "'" + text + "'", "functionName", "Member must satisfy regular expression pattern: " + SHAPE);
        }
        checkPlace(matcher, caller);
        String ofName = matcher.group(9);
        if (ofName != null && qualifier != null && !ofName.equals(qualifier)) {
            throw Refusals.invalid(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        String name = matcher.group(7);
        return new FunctionName(arn(name, caller), name, ofName == null ? qualifier : ofName);
    }

    private static void checkPlace(Matcher matcher, Caller caller) {
        String region = matcher.group(3);
        if (region != null && !region.equals(caller.region() + ":")) {
            throw Refusals.notFound("Functions from '" + region.substring(0, region.length() - 1)
                    + "' are not reachable in this region ('" + caller.region() + "')");
        }
        String account = matcher.group(5);
        if (account != null && !account.equals(caller.account() + ":")) {
            throw new dev.banyan.aws.wire.AwsException(
                    403,
                    "AccessDeniedException",
                    "function: of account " + account.substring(0, account.length() - 1) + " (expected: of account "
                            + caller.account() + ")");
        }
    }

    static String arn(String name, Caller caller) {
        return "arn:" + partition(caller.region()) + ":lambda:" + caller.region() + ":" + caller.account()
                + ":function:" + name;
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** Returns the ARN with the qualifier, if there is one. */
    String qualified() {
        return qualifier == null ? unqualified : unqualified + ":" + qualifier;
    }
}
