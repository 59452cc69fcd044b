package dev.banyan.function;

/**
 * A request that is answered with an error status and a message for the client. Its message must hold nothing that the
 * client may not see.
 */
public final class HttpException extends RuntimeException {

    private final int status;
    private final Headers headers;

    /**
     * An error answer.
     *
     * @param status 400 to 599
     * @param message one sentence for the client
     * @throws IllegalArgumentException if the status is no error
     */
    public HttpException(int status, String message) {
        this(status, message, Headers.empty());
    }

    /**
     * An error answer with header fields of its own, such as {@code Allow}.
     *
     * @throws IllegalArgumentException if the status is no error
     */
    public HttpException(int status, String message, Headers headers) {
        super(message);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " (expected: 400 to 599)");
        }
        this.status = status;
        this.headers = headers;
    }

    /** The status to answer with. */
    public int status() {
        return status;
    }

    /** Header fields to answer with. */
    public Headers headers() {
        return headers;
    }
}
