package dev.banyan.template;

import org.jspecify.annotations.Nullable;

/**
 * A statement of a function's resource policy: who may invoke it.
 *
 * @param qualifier the version or alias that it was given for, or null for the unqualified function
 * @param action the action, such as {@code lambda:InvokeFunction}
 * @param principal the service or account, such as {@code elasticloadbalancing.amazonaws.com}
 * @param sourceArn the pattern of the sources allowed, in which {@code *} and {@code ?} stand for other
 *     characters, or null for any
 */
public record FunctionPermission(
        @Nullable String qualifier,
        String action,
        String principal,
        @Nullable String sourceArn) {}
