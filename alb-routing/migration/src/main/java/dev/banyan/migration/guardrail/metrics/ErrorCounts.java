package dev.banyan.migration.guardrail.metrics;

import java.util.List;

/**
 * What counts as an error of each side.
 *
 * <p>Lambda: {@code HTTPCode_Target_5XX_Count + LambdaUserError + LambdaInternalError}. The first counts answers of the
 * function itself; the other two count requests that the function did not answer, or not in a form that the load
 * balancer understands, and to which the load balancer then answers 502 or 504, which the first does not include. So no
 * request is in two of them. Throttled invocations are in LambdaUserError.
 *
 * <p>Container: {@code HTTPCode_Target_5XX_Count + TargetConnectionErrorCount}, which do not overlap for the same
 * reason. A container that accepts a connection and then breaks it off or does not answer in time is in neither:
 * CloudWatch counts the 502 or 504 for the load balancer alone. So the old side may look better than it is.
 *
 * <p>A window never has more errors than requests: what is beyond (a connection error that was tried again) is left
 * out.
 */
public final class ErrorCounts {

    static final String TARGET_5XX = "HTTPCode_Target_5XX_Count";
    static final String CONNECTION_ERRORS = "TargetConnectionErrorCount";
    static final String USER_ERRORS = "LambdaUserError";
    static final String INTERNAL_ERRORS = "LambdaInternalError";

    /** The parts of the old side's errors. */
    public static final List<String> CONTAINER = List.of(TARGET_5XX, CONNECTION_ERRORS);

    /** The parts of the new side's errors. */
    public static final List<String> LAMBDA = List.of(TARGET_5XX, USER_ERRORS, INTERNAL_ERRORS);

    /** The arithmetic in one line. */
    public static final String DEFINITION =
            "errors: lambda = " + String.join(" + ", LAMBDA) + "; container = " + String.join(" + ", CONTAINER);

    private ErrorCounts() {}
}
