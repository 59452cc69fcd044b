package dev.banyan.aws.lambda;

import org.jspecify.annotations.Nullable;

/**
 * A statement of a function's policy that lets others invoke it.
 *
 * @param principal who may invoke, such as {@code elasticloadbalancing.amazonaws.com}, or {@code *}
 * @param sourceArn the pattern of the only resources that may ask, with {@code *} and {@code ?}, or null for any
 * @param qualifier the version or alias it was given for, or null for the unqualified function
 */
public record HostedPermission(
        String principal,
        @Nullable String sourceArn,
        @Nullable String qualifier) {}
