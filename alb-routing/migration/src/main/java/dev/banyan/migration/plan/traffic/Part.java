package dev.banyan.migration.plan.traffic;

import dev.banyan.model.Condition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.SourceIpCondition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a record of a request may or may not hold. Method, host, path and query are in every record. */
enum Part {
    /** The header User-Agent. */
    USER_AGENT,
    /** The header Cookie. */
    COOKIE,
    /** The header Authorization. */
    AUTHORIZATION,
    /** Any other header. */
    OTHER_HEADERS,
    /** The address that opened the connection. */
    SOURCE_ADDRESS;

    /** Returns the part that a condition asks for, or null for one that every record holds. */
    static @Nullable Part of(Condition condition) {
        if (condition instanceof SourceIpCondition) {
            return SOURCE_ADDRESS;
        }
        return condition instanceof HttpHeaderCondition header ? of(header.name()) : null;
    }

    private static Part of(String header) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "user-agent" -> USER_AGENT;
            case "cookie" -> COOKIE;
            case "authorization" -> AUTHORIZATION;
            default -> OTHER_HEADERS;
        };
    }
}
