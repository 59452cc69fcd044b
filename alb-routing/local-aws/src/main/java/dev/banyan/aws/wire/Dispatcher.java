package dev.banyan.aws.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request to the service that it is for. Safe for use by several threads.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final Pattern OPERATION = Pattern.compile("/service/([^/]{1,128})/operation/([^/]{1,128})");

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
        return response.exceptionally(failure -> refuse(Protocol.of(target, headers), id, failure))
                .thenApply(done -> new Answer(id, done));
    }

    private static AwsResponse refuse(Protocol protocol, String id, Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof AwsException refusal) {
            return protocol.refuse(refusal, id);
        }
        LOG.error("Request {} failed", id, failure);
        return protocol.refuse(new AwsException(500, "InternalFailure", "The request failed: " + failure), id);
    }

    /** Returns whether a service takes bodies of this target that are larger than usual. */
    boolean takesLargeBodies(String target) {
        return services.stream().anyMatch(service -> service.takesLargeBodies(target));
    }

    /** Returns the refusal of a request that was not read to its end. */
    Answer refuse(AwsException refusal, String target, Map<String, String> headers) {
        String id = ids.get();
        return new Answer(id, Protocol.of(target, headers).refuse(refusal, id));
    }

    private CompletionStage<AwsResponse> dispatch(AwsRequest request) {
        for (AwsService service : services) {
            if (service.accepts(request)) {
                return service.answerLater(request);
            }
        }
        throw Protocol.of(request) == Protocol.NONE ? notFound(request) : notImplemented(request);
    }

    private static AwsException notFound(AwsRequest request) {
        return new AwsException(
                404,
                "NotFound",
                request.method() + " " + request.path()
                        + " (expected: a request of an AWS client with this endpoint as its URL)");
    }

    private static AwsException notImplemented(AwsRequest request) {
        return new AwsException(501, "NotImplemented", describe(request) + " is not implemented by this endpoint");
    }

    /** Names the service and the action as far as the request tells them. */
    private static String describe(AwsRequest request) {
        String service = request.scope().service();
        return (service.isEmpty() ? "The request" : service) + " " + action(request);
    }

    private static String action(AwsRequest request) {
        String target = request.header("x-amz-target");
        if (!target.isEmpty()) {
            return target;
        }
        Matcher operation = OPERATION.matcher(request.path());
        if (operation.matches()) {
            return operation.group(1) + "." + operation.group(2);
        }
        String action = request.parameters().get("Action");
        return action.isEmpty() ? request.method() + " " + request.path() : action;
    }
}
