package dev.banyan.aws.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request with its whole body. Immutable, except that the caller must not change the body.
 */
public final class AwsRequest {

    private final String id;
    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String query;
    private final CredentialScope scope;
    private final Parameters parameters;

    AwsRequest(String id, String method, String target, Map<String, String> headers, byte[] body) {
        int question = target.indexOf('?');
        this.query = question < 0 ? "" : target.substring(question + 1);
        this.id = id;
        this.method = method;
        this.path = question < 0 ? target : target.substring(0, question);
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.scope = CredentialScope.read(headers.get("authorization"), query);
        this.parameters = path.equals("/")
                ? Parameters.parse(isForm() ? join(query, new String(body, StandardCharsets.UTF_8)) : query)
                : new Parameters(Map.of());
    }

    private boolean isForm() {
        return method.equals("POST") && header("content-type").startsWith("application/x-www-form-urlencoded");
    }

    private static String join(String query, String form) {
        return query.isEmpty() ? form : query + "&" + form;
    }

    /** Returns the id that the answer carries. */
    public String id() {
        return id;
    }

    /** Returns the method. */
    public String method() {
        return method;
    }

    /** Returns the path, from {@code /} on and as it came. */
    public String path() {
        return path;
    }

    /** Returns the first value of a header, or an empty text. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Returns the body. */
    public byte[] body() {
        return body;
    }

    /** Returns what the request is signed for. */
    public CredentialScope scope() {
        return scope;
    }

    /** Returns the query as it came, or an empty text. */
    public String query() {
        return query;
    }

    /** Returns the parameters of the query and, where the body is a form, of the body; none but of the path {@code /}. */
    public Parameters parameters() {
        return parameters;
    }
}
