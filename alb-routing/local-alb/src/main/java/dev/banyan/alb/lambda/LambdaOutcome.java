package dev.banyan.alb.lambda;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an invocation ended; exactly one of the three records. */
public sealed interface LambdaOutcome {
    /** Calls the one function of the three that fits. */
    <R> R fold(Cases<R> cases);

    /** One method per outcome, so that a caller cannot forget one. */
    interface Cases<R> {
        /** The function answered. */
        R answered(Answered outcome);

        /** The function failed. */
        R functionError(FunctionError outcome);

        /** The function was not run. */
        R refused(Refused outcome);
    }

    /**
     * The function returned a document. Whether it is a valid response is for the caller to judge.
     *
     * @param document what the function returned, as it came; not copied
     * @param environment the process that ran it
     * @param duration the time of the invocation without the init of the process
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // Compared by nobody; a copy of up to 6 MB per request would cost too much.
    record Answered(byte[] document, ExecutionEnvironment environment, Duration duration) implements LambdaOutcome {
        /** Checks that nothing is missing. */
        public Answered {
            requireNonNull(document, "document");
            requireNonNull(environment, "environment");
            requireNonNull(duration, "duration");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.answered(this);
        }
    }

    /**
     * The function threw, crashed, answered too much or ran out of time.
     *
     * @param type Lambda's error type, such as {@code Sandbox.Timedout} or the class name of an exception
     * @param message one line for people
     * @param environment the process that ran it, or null when none came to life
     * @param duration the time of the invocation without the init of the process
     */
    record FunctionError(
            String type, String message, @Nullable ExecutionEnvironment environment, Duration duration)
            implements LambdaOutcome {
        /** Checks that nothing is missing. */
        public FunctionError {
            requireNonNull(type, "type");
            requireNonNull(message, "message");
            requireNonNull(duration, "duration");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.functionError(this);
        }
    }

    /**
     * The function was not run.
     *
     * @param reason why
     * @param message one line for people
     */
    record Refused(Reason reason, String message) implements LambdaOutcome {
        /** Checks that nothing is missing. */
        public Refused {
            requireNonNull(reason, "reason");
            requireNonNull(message, "message");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** Why a function was not run. */
    enum Reason {
        /** All the concurrency allowed is in use. */
        THROTTLED,
        /** No such function, version or alias. */
        NOT_FOUND,
        /** The function's policy does not let this target group invoke it. */
        ACCESS_DENIED,
        /** The event is larger than Lambda takes. */
        REQUEST_TOO_LARGE,
        /** The service itself could not do its part, or is closing. */
        SERVICE,
        /** The service could not be reached. */
        CONNECTION_FAILED,
        /** The service did not accept a connection in time. */
        CONNECTION_TIMED_OUT
    }
}
