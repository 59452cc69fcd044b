package dev.banyan.aws.lambda;

/** How an invocation ended. */
public sealed interface InvocationResult {

    /**
     * The function ran. Nobody may change the array.
     *
     * @param failed whether it threw, crashed, answered too much or ran out of time
     * @param payload what it answered, or a document with {@code errorMessage} and {@code errorType}
     * @param version the version that ran
     * @param logTail the last 4 KB of what was logged, if that was asked for; else empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of up to 6 MB would cost too much.
    record Ran(boolean failed, byte[] payload, String version, String logTail) implements InvocationResult {}

    /**
     * The function did not run.
     *
     * @param reason why
     * @param message one line for people
     */
    record NotRun(Reason reason, String message) implements InvocationResult {}

    /** Why a function did not run. */
    enum Reason {
        /** All that is reserved for the function is in use. */
        RESERVED_CONCURRENCY,
        /** All the concurrency of this machine is in use. */
        CONCURRENCY,
        /** No such function, version or alias. */
        NOT_FOUND,
        /** The machine could not do its part, or is closing. */
        SERVICE
    }
}
