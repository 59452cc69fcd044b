package dev.banyan.lambda;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a function's resource policy that allows {@code lambda:InvokeFunction}.
 *
 * @param principal who may invoke, such as {@code elasticloadbalancing.amazonaws.com}, or {@code *}
 * @param sourceArn the only resource that may ask in the principal's name, with {@code *} and {@code ?} as wildcards;
 *     null for any
 * @param qualifier the version or alias the statement was added to; null for the unqualified function
 */
public record InvokePermission(
        String principal,
        @Nullable String sourceArn,
        @Nullable String qualifier) {
    /** Checks that a principal is named. */
    public InvokePermission {
        requireNonNull(principal, "principal");
    }

    boolean allows(String askingPrincipal, String askingArn, @Nullable String invokedQualifier) {
        return (principal.equals("*") || principal.equals(askingPrincipal))
                && Objects.equals(qualifier, invokedQualifier)
                && (sourceArn == null || matches(sourceArn, askingArn));
    }

    private static boolean matches(String pattern, String value) {
        if (pattern.equals(value)) {
            return true;
        }
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return false;
        }
        String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return value.matches(quoted);
    }
}
