package dev.banyan.model;

import java.util.List;

/**
 * Changes a request on its way to a target. It never changes which rule the request gets, because
 * conditions see the request as the client sent it. Immutable.
 */
public sealed interface Transform permits HostHeaderRewrite, UrlRewrite {

    /** Returns the type's name in the ELBv2 API, such as {@code url-rewrite}. */
    String type();

    /** Returns the rewrites; the first one whose expression is found is the one that is done. */
    List<Rewrite> rewrites();

    /** Returns the transform with its expressions compiled, to be kept for many requests. */
    CompiledTransform compile();

    /** Returns what becomes of a text; {@link #compile} gives the same answer faster for many texts. */
    default TransformOutcome apply(String text) {
        return compile().apply(text);
    }
}
