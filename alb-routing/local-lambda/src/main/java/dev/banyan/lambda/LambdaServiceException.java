package dev.banyan.lambda;

import org.jspecify.annotations.Nullable;

/** Something the local Lambda service needs is missing or unusable: an archive, a folder, the runtime client. */
public final class LambdaServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LambdaServiceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
