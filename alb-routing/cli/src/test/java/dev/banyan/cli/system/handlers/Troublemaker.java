package dev.banyan.cli.system.handlers;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A function that does what the last part of the path says. */
public final class Troublemaker {

    /** Answers, throws, sleeps past its time-out, ends its process, or answers what is no answer. */
    public Map<String, Object> handleRequest(Map<String, Object> event) throws InterruptedException {
        String path = String.valueOf(event.get("path"));
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "throw" -> throw new IllegalStateException("thrown on purpose");
            case "sleep" -> new CountDownLatch(1).await();
            case "exit" -> System.exit(3);
            case "headers" -> {
                return java.util.Collections.singletonMap("headers", null);
            }
            default -> {
                return Map.of("statusCode", 200, "body", "fine");
            }
        }
        return Map.of();
    }
}
