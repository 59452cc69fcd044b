package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsRequest;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.aws.wire.AwsService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the action of a request and answers in the protocol of the API, REST with JSON. Safe for several threads. */
final class RestService implements AwsService {

    private static final String NAME = "lambda";
    private static final Pattern PATH =
            Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/(?:functions|tags|account-settings)\\b.*");

    private final String account;
    private final List<RestRoute> routes;

    RestService(String account, List<RestRoute> routes) {
        this.account = account;
        this.routes = List.copyOf(routes);
    }

    @Override
    public boolean accepts(AwsRequest request) {
        String service = request.scope().service();
        return service.isEmpty() ? PATH.matcher(request.path()).matches() : service.equals(NAME);
    }

    @Override
    public boolean takesLargeBodies(String target) {
        return PATH.matcher(target).matches();
    }

    @Override
    public AwsResponse answer(AwsRequest request) {
        return answerLater(request).toCompletableFuture().join();
    }

    @Override
    public CompletionStage<AwsResponse> answerLater(AwsRequest request) {
        CompletionStage<AwsResponse> answer;
        try {
            answer = dispatch(request);
        } catch (AwsException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.exceptionally(RestService::refuse);
    }

    private CompletionStage<AwsResponse> dispatch(AwsRequest request) {
        List<String> path = Stream.of(request.path().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        for (RestRoute route : routes) {
            Optional<List<String>> labels =
                    route.method().equals(request.method()) ? route.labels(path) : Optional.empty();
            if (labels.isPresent()) {
                RestAction action = route.action();
                if (action == null) {
                    throw Refusals.notImplemented(route.name(), "");
                }
                // A plus sign in a path is itself, in a query it is a space.
                List<String> decoded = labels.get().stream()
                        .map(label -> RestCall.decode(label.replace("+", "%2B")))
                        .toList();
                return action.answer(new RestCall(new Caller(request.scope().region(), account), request, decoded));
            }
        }
        throw Refusals.notImplemented(request.method() + " " + request.path(), "");
    }

    private static AwsResponse refuse(Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof AwsException refusal) {
            return refuse(refusal, JsonNodeFactory.instance.objectNode());
        }
        throw failure instanceof RuntimeException unexpected ? unexpected : new CompletionException(failure);
    }

    /** Writes a refusal with further members. */
    static AwsResponse refuse(AwsException refusal, ObjectNode document) {
        document.put("Type", refusal.status() < 500 ? "User" : "Service").put("message", refusal.getMessage());
        return new AwsResponse(
                refusal.status(),
                Map.of("content-type", "application/json", "x-amzn-errortype", refusal.code()),
                document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an answer. */
    static AwsResponse json(int status, ObjectNode document) {
        return new AwsResponse(
                status,
                Map.of("content-type", "application/json"),
                document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an answer without a document. */
    static AwsResponse nothing() {
        return new AwsResponse(204, Map.of("content-type", "application/json"), new byte[0]);
    }
}
