package dev.banyan.aws.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is signed for. The signature itself is not verified, and a request without one is
 * taken as signed for the default region: any key works on this machine.
 *
 * @param region the region that answers
 * @param service the service's signing name, or empty where the request is not signed
 */
public record CredentialScope(String region, String service) {

    /** The region of requests that are not signed. */
    public static final String DEFAULT_REGION = "us-east-1";

    private static final CredentialScope NONE = new CredentialScope(DEFAULT_REGION, "");
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=[^/,\\s&]{1,128}/\\d{8}/([a-z0-9-]{1,32})/([a-z0-9-]{1,64})/aws4_request");

    /**
     * Reads the scope of a request.
     *
     * @param authorization the Authorization header, or null
     * @param query the query of the request target, which holds the credential of presigned requests
     * @throws AwsException if there is a signature without a scope
     */
    static CredentialScope read(@Nullable String authorization, String query) {
        String signature = authorization;
        if (signature == null) {
            if (!query.contains("X-Amz-Credential=")) {
                return NONE;
            }
            signature = decode(query);
        }
        Matcher matcher = CREDENTIAL.matcher(signature);
        if (!matcher.find()) {
            throw AwsException.of(
                    "IncompleteSignature",
                    "Authorization header requires a Credential of the form"
                            + " KEY/YYYYMMDD/REGION/SERVICE/aws4_request.");
        }
        return new CredentialScope(matcher.group(1), matcher.group(2));
    }

    /** Returns the service that a request is signed for, or an empty text where it tells none. */
    static String service(@Nullable String authorization, String target) {
        try {
            return read(authorization, target).service();
        } catch (AwsException e) {
            return "";
        }
    }

    private static String decode(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
