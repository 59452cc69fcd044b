package dev.banyan.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be made. */
public final class BrokenConstructor implements RequestHandler<String, String> {
    /** Throws. */
    public BrokenConstructor() {
        throw new IllegalArgumentException("no database");
    }

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
