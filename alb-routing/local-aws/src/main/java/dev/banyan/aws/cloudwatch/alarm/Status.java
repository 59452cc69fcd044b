package dev.banyan.aws.cloudwatch.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an alarm, and why it is so.
 *
 * @param reasonData the reason as JSON, or null
 * @param updated when the state or its reason was last set
 * @param transitioned when the state last became another one
 */
record Status(AlarmState state, String reason, @Nullable String reasonData, Instant updated, Instant transitioned) {

    /** The reason before the first evaluation. */
    static final String UNCHECKED = "Unchecked: Initial alarm creation";

    static Status initial(Instant now) {
        return new Status(AlarmState.INSUFFICIENT_DATA, UNCHECKED, null, now, now);
    }

    Status next(AlarmState newState, String newReason, @Nullable String newReasonData, Instant now) {
        return new Status(newState, newReason, newReasonData, now, newState == state ? transitioned : now);
    }
}
