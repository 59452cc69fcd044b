package dev.banyan.alb.routing;

import dev.banyan.alb.headers.Rewritten;
import dev.banyan.model.CompiledTransform;
import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.RoutingRequest;
import dev.banyan.model.Transform;
import dev.banyan.model.TransformOutcome;
import dev.banyan.model.UrlRewrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule changes of a request on its way to a target. The rule was chosen before, by the request as it came; both
 * transforms see the request as it came, too. Redirects and fixed responses change nothing: no target gets anything
 * then. Immutable.
 */
public final class RequestTransforms {

    /** Our choice: the codes of failures in the access log are not documented. */
    private static final String INVALID_HOST = "TransformInvalidHost";

    private static final String INVALID_PATH = "TransformInvalidPath";

    private final @Nullable CompiledTransform host;
    private final @Nullable CompiledTransform url;

    private RequestTransforms(@Nullable CompiledTransform host, @Nullable CompiledTransform url) {
        this.host = host;
        this.url = url;
    }

    /** Returns the transforms of a rule, or null where it has none. */
    static @Nullable RequestTransforms of(List<Transform> transforms) {
        CompiledTransform host = null;
        CompiledTransform url = null;
        for (Transform transform : transforms) {
            if (transform instanceof HostHeaderRewrite) {
                host = transform.compile();
            } else if (transform instanceof UrlRewrite) {
                url = transform.compile();
            }
        }
        return transforms.isEmpty() ? null : new RequestTransforms(host, url);
    }

    /**
     * Returns what a target gets.
     *
     * @throws TransformFailedException if an expression was found, but what came out cannot be sent
     */
    public Rewritten apply(RoutingRequest request) throws TransformFailedException {
        String newHost = host == null ? null : apply(host, request.host(), INVALID_HOST);
        String newUrl = url == null ? null : apply(url, target(request), INVALID_PATH);
        return new Rewritten(newHost, newUrl);
    }

    private static String target(RoutingRequest request) {
        String query = request.query();
        return query == null ? request.path() : request.path() + "?" + query;
    }

    private static @Nullable String apply(CompiledTransform transform, String text, String failure)
            throws TransformFailedException {
        TransformOutcome outcome = transform.apply(text);
        if (outcome.status() == TransformOutcome.Status.FAILED) {
            throw new TransformFailedException(failure);
        }
        return outcome.status() == TransformOutcome.Status.UNCHANGED ? null : outcome.text();
    }
}
