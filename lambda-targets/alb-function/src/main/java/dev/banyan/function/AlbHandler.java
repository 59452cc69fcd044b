package dev.banyan.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function behind a load balancer. A subclass names its endpoint, most often a {@link Router}, in its constructor; here
 * the event is read, errors become JSON, {@code HEAD} loses its body, health checks are answered and each request leaves a
 * log line. Thread-safe if the endpoint is.
 */
public abstract class AlbHandler implements RequestStreamHandler {

    /** The load balancer answers 502 to a response document that is larger. */
    static final int LARGEST_DOCUMENT = 1_048_576;

    private final AlbEndpoint endpoint;
    private final Clock clock;
    private final @Nullable PrintStream lines;

    /** A function on the system's clock that logs to standard output. */
    protected AlbHandler(AlbEndpoint endpoint) {
        this(endpoint, Clock.systemUTC(), null);
    }

    /**
     * A function on a given clock.
     *
     * @param lines where log lines go; null for standard output as it is at each invocation
     */
    protected AlbHandler(AlbEndpoint endpoint, Clock clock, @Nullable PrintStream lines) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * Answers one event.
     *
     * @throws MalformedEventException if the event is not one of a load balancer
     * @throws IOException if the streams fail
     */
    @Override
    public final void handleRequest(InputStream event, OutputStream document, Context context) throws IOException {
        AlbRequest request = AlbEventReader.read(event);
        Invocation invocation = invocation(request, context);
        AlbResponse response = request.isHealthCheck() ? healthy() : answer(request, invocation);
        if (request.method().equals("HEAD")) {
            response = response.withoutBody();
        }
        document.write(document(response, request, invocation));
    }

    /** The answer to the load balancer's own health checks: 200, as an environment that got here is up. */
    protected AlbResponse healthy() {
        return AlbResponse.of(200);
    }

    private Invocation invocation(AlbRequest request, Context context) {
        PrintStream stream = lines == null ? System.out : lines;
        String requestId = context.getAwsRequestId();
        String function = context.getFunctionName();
        FunctionLog log = new FunctionLog(stream, clock, requestId, request.traceId(), function);
        return new Invocation(requestId, function, clock.instant(), log);
    }

    private AlbResponse answer(AlbRequest request, Invocation invocation) {
        AlbResponse response;
        try {
            response = endpoint.handle(request, invocation);
        } catch (HttpException refused) {
            response = error(refused.status(), message(refused), refused.headers(), request, invocation);
        } catch (Exception failure) {
            invocation.log().error("The request failed", failure);
            response = internalError(request, invocation);
        }
        logRequest(request, response, invocation);
        return response;
    }

    private static byte[] document(AlbResponse response, AlbRequest request, Invocation invocation) {
        warnOfDroppedCookies(response, request, invocation);
        byte[] document = AlbResponseWriter.write(response, request.multiValue());
        if (document.length <= LARGEST_DOCUMENT) {
            return document;
        }
        invocation.log().warn("The response is too large for the load balancer", new JsonMembers() {
            @Override
            public void writeTo(JsonGenerator json) throws IOException {
                json.writeNumberField("bytes", document.length);
                json.writeNumberField("limit", LARGEST_DOCUMENT);
            }
        });
        return AlbResponseWriter.write(internalError(request, invocation), request.multiValue());
    }

    private static void warnOfDroppedCookies(AlbResponse response, AlbRequest request, Invocation invocation) {
        List<String> cookies = response.headers().all("Set-Cookie");
        if (request.multiValue() || cookies.size() < 2) {
            return;
        }
        String remedy = "Only the first Set-Cookie was sent: lambda.multi_value_headers.enabled is off";
        invocation.log().warn(remedy, new JsonMembers() {
            @Override
            public void writeTo(JsonGenerator json) throws IOException {
                json.writeNumberField("dropped", cookies.size() - 1);
            }
        });
    }

    private static String message(HttpException refused) {
        return String.valueOf(refused.getMessage());
    }

    private static AlbResponse internalError(AlbRequest request, Invocation invocation) {
        return error(500, "The request failed. Its id is in the log.", Headers.empty(), request, invocation);
    }

    private static AlbResponse error(
            int status, String message, Headers headers, AlbRequest request, Invocation invocation) {
        Body body = Body.of(Json.writeObject(new JsonMembers() {
            @Override
            public void writeTo(JsonGenerator json) throws IOException {
                json.writeNumberField("status", status);
                json.writeStringField("error", ReasonPhrases.of(status));
                json.writeStringField("message", message);
                json.writeStringField("path", FunctionLog.limited(request.path()));
                json.writeStringField("requestId", invocation.requestId());
            }
        }));
        return new AlbResponse(status, headers, body)
                .withHeader("Content-Type", "application/json")
                .withHeader("Cache-Control", "no-store");
    }

    private void logRequest(AlbRequest request, AlbResponse response, Invocation invocation) {
        invocation.log().info("request", new JsonMembers() {
            @Override
            public void writeTo(JsonGenerator json) throws IOException {
                json.writeStringField("method", request.method());
                json.writeStringField("path", FunctionLog.limited(request.path()));
                json.writeNumberField("status", response.status());
                json.writeNumberField(
                        "durationMillis",
                        Duration.between(invocation.startedAt(), clock.instant())
                                .toMillis());
            }
        });
    }
}
