package dev.banyan.aws.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.lambda.InvocationResult.NotRun;
import dev.banyan.aws.lambda.InvocationResult.Ran;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsResponse;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Invokes functions in the name of the account. */
final class InvokeAction {

    private static final int MAXIMUM_PAYLOAD = 6 * 1024 * 1024;
    private static final int MAXIMUM_CONTEXT = 3583;
    private static final JsonFactory JSON = new JsonFactory();

    private final LambdaStore store;

    InvokeAction(LambdaStore store) {
        this.store = store;
    }

    CompletionStage<AwsResponse> invoke(RestCall call) {
        String type = choice(call, "x-amz-invocation-type", "RequestResponse", "Event", "DryRun");
        boolean logTail = choice(call, "x-amz-log-type", "None", "Tail").equals("Tail");
        FunctionName name = call.function();
        byte[] payload = payload(call.request().body());
        String context = context(call.request().header("x-amz-client-context"));
        FoundVersion.of(store, name);
        if (type.equals("Event")) {
            throw Refusals.notImplemented("Invoke", " with InvocationType Event");
        }
        if (type.equals("DryRun")) {
            return CompletableFuture.completedFuture(RestService.nothing());
        }
        InvocationRequest request = new InvocationRequest(
                new Arn(name.qualified()), payload, context, call.request().header("x-amzn-trace-id"), logTail);
        return store.host().invoke(request).thenApply(result -> answer(result, logTail));
    }

    private static String choice(RestCall call, String header, String usual, String... others) {
        String value = call.request().header(header);
        if (value.isEmpty() || value.equals(usual)) {
            return usual;
        }
        for (String other : others) {
            if (value.equals(other)) {
                return other;
            }
        }
        String member = header.equals("x-amz-log-type") ? "logType" : "invocationType";
        throw Refusals.constraint(
                "'" + value + "'",
                member,
                "Member must satisfy enum value set: [" + usual + ", " + String.join(", ", others) + "]");
    }

    private static byte[] payload(byte[] body) {
        if (body.length > MAXIMUM_PAYLOAD) {
            throw new AwsException(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than " + MAXIMUM_PAYLOAD + " bytes for the InvokeFunction operation");
        }
        if (body.length == 0) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw malformed("one value expected");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static AwsException malformed(String reason) {
        return AwsException.of(
                "InvalidRequestContentException",
                "Could not parse request body into json: Could not parse payload into json: " + reason);
    }

    private static String context(String header) {
        try {
            String context = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
            if (header.length() <= MAXIMUM_CONTEXT) {
                return context;
            }
        } catch (IllegalArgumentException e) {
            throw invalidContext();
        }
        throw invalidContext();
    }

    private static AwsException invalidContext() {
        return AwsException.of(
                "InvalidRequestContentException",
                "Client context must be a valid Base64-encoded JSON object of at most " + MAXIMUM_CONTEXT + " bytes.");
    }

    private static AwsResponse answer(InvocationResult result, boolean logTail) {
        if (result instanceof NotRun refusal) {
            return refuse(refusal);
        }
        Ran ran = (Ran) result;
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        headers.put("x-amz-executed-version", ran.version());
        if (ran.failed()) {
            // What a handler throws has been told as Unhandled since functions run on the Runtime API.
            headers.put("x-amz-function-error", "Unhandled");
        }
        if (logTail) {
            headers.put(
                    "x-amz-log-result",
                    Base64.getEncoder().encodeToString(ran.logTail().getBytes(StandardCharsets.UTF_8)));
        }
        return new AwsResponse(200, headers, ran.payload());
    }

    private static AwsResponse refuse(NotRun refusal) {
        return switch (refusal.reason()) {
            case NOT_FOUND -> throw Refusals.notFound(refusal.message());
            case SERVICE -> throw new AwsException(500, "ServiceException", refusal.message());
            case RESERVED_CONCURRENCY -> throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
            case CONCURRENCY -> throttled("ConcurrentInvocationLimitExceeded");
        };
    }

    private static AwsResponse throttled(String reason) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Reason", reason);
        return RestService.refuse(new AwsException(429, "TooManyRequestsException", "Rate Exceeded."), document);
    }
}
