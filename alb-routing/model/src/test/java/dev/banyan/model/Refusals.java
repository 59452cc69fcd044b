package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test expects of something that is refused. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(ThrowingCallable call, String code, String message) {
        assertThatExceptionOfType(InvalidRoutingException.class)
                .isThrownBy(call)
                .withMessage(message)
                .satisfies(refusal -> assertThat(refusal.code()).hasToString(code));
    }

    /** Most refusals have the same code. */
    static void assertInvalid(ThrowingCallable call, String message) {
        assertRefused(call, "ValidationError", message);
    }
}
