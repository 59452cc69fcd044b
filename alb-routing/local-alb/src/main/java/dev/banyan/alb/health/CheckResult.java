package dev.banyan.alb.health;

/**
 * The outcome of one health check.
 *
 * @param passed whether the target passed
 * @param reason for a failure, ELBv2's reason code
 * @param description for a failure, the reason for people
 */
public record CheckResult(boolean passed, String reason, String description) {

    /** The target answered as it should. */
    public static final CheckResult PASSED = new CheckResult(true, "", "");

    /** The target did not answer in time. */
    public static final CheckResult TIMED_OUT = new CheckResult(false, "Target.Timeout", "Request timed out");

    /** The target could not be reached, or broke off. */
    public static final CheckResult FAILED =
            new CheckResult(false, "Target.FailedHealthChecks", "Health checks failed");

    /** The load balancer's own side failed. */
    public static final CheckResult INTERNAL =
            new CheckResult(false, "Elb.InternalError", "Health checks failed due to an internal error");

    /** Returns the failure of a target that answered with a code that does not pass. */
    public static CheckResult mismatch(int status) {
        return new CheckResult(
                false, "Target.ResponseCodeMismatch", "Health checks failed with these codes: [" + status + "]");
    }
}
