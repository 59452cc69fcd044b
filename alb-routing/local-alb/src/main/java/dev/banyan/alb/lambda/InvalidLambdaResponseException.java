package dev.banyan.alb.lambda;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A function answered with something that is no response; the client gets 502. */
public final class InvalidLambdaResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    InvalidLambdaResponseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
