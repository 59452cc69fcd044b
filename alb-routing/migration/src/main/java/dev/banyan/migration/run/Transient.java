package dev.banyan.migration.run;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells failures that may pass from those that will not. */
final class Transient {

    private static final int SERVER_ERRORS = 500;

    private Transient() {}

    /** Throttling, a server's own error, and no answer at all. */
    static boolean is(SdkException failure) {
        return !(failure instanceof AwsServiceException answer)
                || answer.isThrottlingException()
                || answer.statusCode() >= SERVER_ERRORS;
    }
}
