package dev.banyan.alb.headers;

import org.jspecify.annotations.Nullable;

/**
 * What transforms made of a request. The rewritten host goes to the target exactly as it is: no port is added or taken
 * away (whether AWS does either is not documented).
 *
 * @param host the Host header, or null to keep it
 * @param target path and query, or null to keep them
 */
public record Rewritten(@Nullable String host, @Nullable String target) {

    /** Returns whether anything changes. */
    public boolean isChanged() {
        return host != null || target != null;
    }
}
