package dev.banyan.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Hangs in its constructor: the first time if it finds the file that MARKER names missing, always without MARKER. */
public final class SlowInit implements RequestHandler<String, String> {
    /** Hangs, or not. */
    public SlowInit() throws IOException, InterruptedException {
        String marker = System.getenv("MARKER");
        if (marker == null) {
            new CountDownLatch(1).await();
        } else if (!Files.exists(Path.of(marker))) {
            Files.createFile(Path.of(marker));
            new CountDownLatch(1).await();
        }
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
