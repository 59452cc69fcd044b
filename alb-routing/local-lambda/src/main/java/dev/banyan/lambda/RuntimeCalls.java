package dev.banyan.lambda;

import org.jspecify.annotations.Nullable;

/** What a runtime client can ask of its execution environment. Called on the event loop only. */
interface RuntimeCalls {
    /** The client waits for an invocation; it is answered through the reply, now or later. */
    void next(RuntimeReply reply);

    /** The client has an answer. */
    RuntimeStatus response(String requestId, byte[] document);

    /** The client has an answer above the limit, which was not kept. */
    RuntimeStatus oversizedResponse(String requestId);

    /** The function threw. */
    RuntimeStatus error(String requestId, FunctionFailure failure);

    /** The function could not be loaded. */
    RuntimeStatus initError(FunctionFailure failure);

    /** A connection was opened (1) or has ended (-1). */
    void connections(int change);

    /** A waiting client's reply channel. */
    interface RuntimeReply {
        /** Hands over an invocation. */
        void invocation(
                String requestId,
                long deadlineEpochMillis,
                String functionArn,
                String traceId,
                String clientContext,
                byte[] event);

        /** Turns the client away. */
        void status(RuntimeStatus status);
    }

    /** The Runtime API's answers to all but a successful next. */
    enum RuntimeStatus {
        ACCEPTED("202 Accepted", null, null),
        INVALID_REQUEST_ID("400 Bad Request", "InvalidRequestID", "Invalid request ID"),
        INVALID_STATE("403 Forbidden", "InvalidStateTransition", "Transition is not allowed"),
        NOT_FOUND("404 Not Found", "NotFound", "No such operation"),
        BAD_REQUEST("400 Bad Request", "BadRequest", "The request cannot be read"),
        TOO_LARGE(
                "413 Request Entity Too Large",
                "RequestEntityTooLarge",
                "Exceeded maximum allowed payload size (" + FunctionFailure.MAX_RESPONSE_BYTES + " bytes).");

        private final String line;
        private final String body;

        RuntimeStatus(String line, @Nullable String errorType, @Nullable String errorMessage) {
            this.line = line;
            this.body = errorType == null
                    ? "{\"status\":\"OK\"}"
                    : "{\"errorMessage\":\"" + errorMessage + "\",\"errorType\":\"" + errorType + "\"}";
        }

        String line() {
            return line;
        }

        String body() {
            return body;
        }
    }
}
