package dev.banyan.model;

import java.util.List;

/**
 * Rewrites the path and the query that a target sees.
 *
 * <p>What is read is the path as the client sent it and, where there is a query, {@code ?} and the
 * query. Whether AWS shows an expression the query is not documented; since a rewrite may change the
 * query, it must be able to read it. The outcome fails unless it begins with a slash and holds neither
 * spaces nor control characters.
 *
 * @param rewrites one or more; the first one whose expression is found is the one that is done
 */
public record UrlRewrite(List<Rewrite> rewrites) implements Transform {

    /** @throws InvalidRoutingException if there is no rewrite */
    public UrlRewrite {
        rewrites = CompiledTransform.requireAny(rewrites);
    }

    @Override
    public String type() {
        return "url-rewrite";
    }

    @Override
    public CompiledTransform compile() {
        return new CompiledTransform(rewrites, false, UrlRewrite::isTarget);
    }

    private static boolean isTarget(String text) {
        return text.startsWith("/")
                && text.chars().allMatch(character -> character > 0x20 && character != 0x7f && character <= 0xff);
    }
}
