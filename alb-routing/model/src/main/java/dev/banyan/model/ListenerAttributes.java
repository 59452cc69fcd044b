package dev.banyan.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The attributes of a listener by their ELBv2 keys. A key that was not set, or set to an empty
 * text, has ELBv2's default.
 *
 * @param values what was set
 */
public record ListenerAttributes(Map<String, String> values) {

    private static final String SERVER = "routing.http.response.server.enabled";
    private static final String REQUEST = "routing.http.request.";
    private static final String RESPONSE = "routing.http.response.";
    private static final String NAME = ".header_name";
    private static final String VALUE = ".header_value";

    /** The response headers that a listener can set, as they are written. */
    private static final List<String> RESPONSE_HEADERS = List.of(
            "Strict-Transport-Security",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Credentials",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age",
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options");

    /** The request headers that a listener can give other names. */
    private static final List<String> REQUEST_HEADERS = List.of(
            "X-Amzn-Mtls-Clientcert-Serial-Number",
            "X-Amzn-Mtls-Clientcert-Issuer",
            "X-Amzn-Mtls-Clientcert-Subject",
            "X-Amzn-Mtls-Clientcert-Validity",
            "X-Amzn-Mtls-Clientcert-Leaf",
            "X-Amzn-Mtls-Clientcert",
            "X-Amzn-Tls-Version",
            "X-Amzn-Tls-Cipher-Suite");

    private static final Pattern ALLOWED_VALUE =
            Pattern.compile("[A-Za-z0-9_ :;.,\\\\/'?!(){}\\[\\]@<>=\\-+*#&`|~^%]{1,1024}");

    /** Our choice: what AWS accepts as a name is not documented. */
    private static final Pattern ALLOWED_NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private static final Set<String> KEYS = defaults().keySet();

    /** No attribute set: all have their defaults. */
    public static final ListenerAttributes DEFAULT = new ListenerAttributes(Map.of());

    /** @throws InvalidRoutingException if a key does not exist or a value is outside its rule */
    public ListenerAttributes {
        AttributeChecks.refuseUnknown(values, KEYS);
        AttributeChecks.checkFlags(values, SERVER);
        values = AttributeChecks.withoutResets(values);
        values.forEach(ListenerAttributes::check);
    }

    private static void check(String key, String value) {
        if (key.endsWith(NAME) && !ALLOWED_NAME.matcher(value).matches()) {
            throw InvalidRoutingException.expected(key, value, "up to 128 letters, digits, _ and -");
        }
        if (key.endsWith(VALUE) && !ALLOWED_VALUE.matcher(value).matches()) {
            throw InvalidRoutingException.expected(
                    key, value, "up to 1024 letters, digits, spaces and _:;.,\\/'?!(){}[]@<>=-+*#&`|~^%");
        }
    }

    /** Returns every key with its default, empty for a header that is off; those of request headers stand last. */
    public static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put(SERVER, "true");
        RESPONSE_HEADERS.forEach(header -> defaults.put(RESPONSE + member(header) + VALUE, ""));
        REQUEST_HEADERS.forEach(header -> defaults.put(REQUEST + member(header) + NAME, header));
        return defaults;
    }

    private static String member(String header) {
        return header.toLowerCase(java.util.Locale.ROOT).replace('-', '_');
    }

    /** Returns the headers that every answer carries, whatever a target says, with their values. */
    public Map<String, String> responseHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : RESPONSE_HEADERS) {
            String value = values.get(RESPONSE + member(header) + VALUE);
            if (value != null) {
                headers.put(header, value);
            }
        }
        return headers;
    }

    /** Returns whether the load balancer names itself in the answers that it writes. */
    public boolean serverHeader() {
        return Boolean.parseBoolean(values.getOrDefault(SERVER, "true"));
    }

    /** Returns the name of the request header that tells the version of TLS. */
    public String tlsVersionHeader() {
        return renamed("X-Amzn-Tls-Version");
    }

    /** Returns the name of the request header that tells the cipher. */
    public String tlsCipherSuiteHeader() {
        return renamed("X-Amzn-Tls-Cipher-Suite");
    }

    private String renamed(String header) {
        return values.getOrDefault(REQUEST + member(header) + NAME, header);
    }
}
