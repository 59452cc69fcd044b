package dev.banyan.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers with the text in its archive and its version; throws on {@code "fail"}. */
public final class Greeting implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        context.getLogger().log("event " + event + "\n");
        if (event.equals("\"fail\"")) {
            throw new IllegalStateException("asked to fail");
        }
        String text = Files.readString(Path.of("greeting.txt"));
        output.write(("\"" + text + " from " + context.getFunctionVersion() + "\"").getBytes(StandardCharsets.UTF_8));
    }
}
