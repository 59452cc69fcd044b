package dev.banyan.migration.guardrail;

import dev.banyan.migration.guardrail.sequential.RateLimit;

/**
 * How much worse the new side's error rate may be.
 *
 * @param allowed what is no fault: a step fails when the new side is proven to be above
 * @param tolerated what nobody would accept: a step passes when the new side is proven to be below
 */
public record ErrorLimits(RateLimit allowed, RateLimit tolerated) {

    /**
     * A quarter more than the container and 0.02 percentage points are no fault; twice as much and 1.5 points would
     * not be accepted. Where nothing goes wrong, 200 to 300 requests prove that.
     */
    public static final ErrorLimits DEFAULT = new ErrorLimits(new RateLimit(1.25, 0.0002), new RateLimit(2, 0.015));

    /**
     * Checks that there is room between both.
     *
     * @throws IllegalArgumentException if a rate could be allowed and yet not tolerated
     */
    public ErrorLimits {
        if (tolerated.ratio() < allowed.ratio() || tolerated.margin() <= allowed.margin()) {
            throw new IllegalArgumentException("errors: allowed " + allowed + ", tolerated " + tolerated
                    + " (expected: tolerated has a ratio that is not smaller, and a larger margin)");
        }
    }
}
