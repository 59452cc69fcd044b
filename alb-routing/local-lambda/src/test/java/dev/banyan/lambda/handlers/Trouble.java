package dev.banyan.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Does what the event says, mostly harm. */
public final class Trouble implements RequestStreamHandler {
    private static final int ABOVE_LIMIT = 6 * 1024 * 1024 + 101;

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String action = new String(input.readAllBytes(), StandardCharsets.UTF_8).replace("\"", "");
        output.write(act(action, context).getBytes(StandardCharsets.UTF_8));
    }

    private static String act(String action, Context context) throws IOException {
        return switch (action) {
            case "throw" -> throw new IllegalStateException("a \"quoted\" reason");
            case "exit" -> exit(3);
            case "exit zero" -> exit(0);
            case "halt" -> halt();
            case "wait" -> waitForever();
            case "overflow" -> Integer.toString(overflow(1));
            case "memory" -> fillMemory();
            case "large" -> "\"" + "a".repeat(ABOVE_LIMIT) + "\"";
            case "limit" -> "a".repeat(ABOVE_LIMIT - 1);
            case "print" -> print(context);
            case "child" -> child();
            case "child then exit" -> child() + exit(1);
            case "answer and wait" -> post(context.getAwsRequestId(), "\"early\"") + waitForever();
            case "answer twice" ->
                "" + post(context.getAwsRequestId(), "\"first\"") + post(context.getAwsRequestId(), "\"second\"");
            case "wrong id" -> Integer.toString(post("no-such-id", "\"stolen\""));
            case "next" ->
                Integer.toString(send(request("/runtime/invocation/next").GET()));
            case "unknown path" ->
                Integer.toString(send(request("/runtime/other").GET()));
            default -> "\"" + action + "\"";
        };
    }

    private static String exit(int status) {
        System.exit(status);
        return "";
    }

    private static String halt() {
        Runtime.getRuntime().halt(9);
        return "";
    }

    private static String waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static int overflow(int depth) {
        return depth < 0 ? 0 : overflow(depth + 1) + depth;
    }

    private static String fillMemory() {
        List<byte[]> kept = new ArrayList<>();
        while (kept.size() < 1 << 20) {
            kept.add(new byte[1 << 20]);
        }
        return kept.toString();
    }

    private static String print(Context context) {
        System.out.print("half a li");
        System.out.print("ne\nü in error\n");
        context.getLogger().log("no line end");
        return "\"printed\"";
    }

    private static String child() throws IOException {
        return Long.toString(new ProcessBuilder("sleep", "600").start().pid());
    }

    private static int post(String requestId, String body) throws IOException {
        return send(request("/runtime/invocation/" + requestId + "/response")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01" + path));
    }

    private static int send(HttpRequest.Builder request) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
