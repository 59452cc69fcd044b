package dev.banyan.aws.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer with its whole body. Immutable, except that nobody may change the body. */
public final class AwsResponse {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Makes an answer.
     *
     * @param status the HTTP status
     * @param headers all but the length and the request's id
     * @param body the body
     */
    public AwsResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** Returns an answer in XML. */
    public static AwsResponse xml(int status, String document) {
        return new AwsResponse(status, Map.of("content-type", "text/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
