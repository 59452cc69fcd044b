package dev.banyan.function.parity;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;

/** Invokes a function's handler in this process. */
public final class FunctionClient {

    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            FunctionClient.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                return switch (method.getName()) {
                    case "getAwsRequestId" -> "request-1";
                    case "getRemainingTimeInMillis", "getMemoryLimitInMB" -> 10_000;
                    default -> method.getReturnType() == String.class ? "function" : null;
                };
            });

    private FunctionClient() {}

    /** Sends a request as the load balancer's event. */
    public static Answer send(RequestStreamHandler handler, RawRequest request) {
        return Answer.ofDocument(invoke(handler, EventBuilder.event(request)));
    }

    /** Sends an event and returns the response document. */
    public static byte[] invoke(RequestStreamHandler handler, byte[] event) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), document, CONTEXT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return document.toByteArray();
    }
}
