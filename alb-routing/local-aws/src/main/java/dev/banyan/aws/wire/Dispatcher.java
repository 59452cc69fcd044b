package dev.banyan.aws.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request to the service that it is for. Safe for use by several threads.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** What no service has accepted is answered in no service's name. */
    private static final String NAMESPACE = "http://webservices.amazon.com/AWSFault/2005-15-09";

    private final List<AwsService> services;
    private final Origin origin;
    private final Supplier<String> ids;

    Dispatcher(List<AwsService> services, Origin origin, Supplier<String> ids) {
        this.services = List.copyOf(services);
        this.origin = origin;
        this.ids = ids;
    }

    /** An answer and the id of its request. */
    record Answer(String requestId, AwsResponse response) {}

    /** Answers a request; the stage never completes exceptionally. */
    CompletionStage<Answer> answer(String method, String target, Map<String, String> headers, byte[] body) {
        String id = ids.get();
        CompletionStage<AwsResponse> response;
        try {
            origin.check(
                    headers.getOrDefault("host", ""),
                    headers.getOrDefault("origin", ""),
                    headers.getOrDefault("sec-fetch-site", ""));
            if (!target.startsWith("/")) {
                throw AwsException.of("MalformedQueryString", "target: " + target + " (expected: a path from / on)");
            }
            response = dispatch(new AwsRequest(id, method, target, headers, body));
        } catch (RuntimeException e) {
            response = CompletableFuture.failedFuture(e);
        }
        return response.exceptionally(failure -> refuse(id, failure)).thenApply(done -> new Answer(id, done));
    }

    private static AwsResponse refuse(String id, Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof AwsException refusal) {
            return ErrorDocument.write(NAMESPACE, refusal, id);
        }
        LOG.error("Request {} failed", id, failure);
        return ErrorDocument.write(
                NAMESPACE, new AwsException(500, "InternalFailure", "The request failed: " + failure), id);
    }

    /** Returns whether a service takes bodies of this target that are larger than usual. */
    boolean takesLargeBodies(String target) {
        return services.stream().anyMatch(service -> service.takesLargeBodies(target));
    }

    Answer refuse(AwsException refusal) {
        String id = ids.get();
        return new Answer(id, ErrorDocument.write(NAMESPACE, refusal, id));
    }

    private CompletionStage<AwsResponse> dispatch(AwsRequest request) {
        for (AwsService service : services) {
            if (service.accepts(request)) {
                return service.answerLater(request);
            }
        }
        throw new AwsException(501, "NotImplemented", describe(request) + " is not implemented by this endpoint");
    }

    /** Names the service and the action as far as the request tells them. */
    private static String describe(AwsRequest request) {
        String service = request.scope().service();
        String target = request.header("x-amz-target");
        String action = target.isEmpty() ? request.parameters().get("Action") : target;
        return (service.isEmpty() ? "The request" : service) + " "
                + (action.isEmpty() ? request.method() + " " + request.path() : action);
    }
}
