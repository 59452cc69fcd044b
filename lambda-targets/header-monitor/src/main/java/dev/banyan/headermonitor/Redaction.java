package dev.banyan.headermonitor;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Hides what lets its reader act as the caller. Names of cookies and of authentication schemes stay, values never. */
final class Redaction {

    static final String MASK = "***";

    /** Parts of header names that speak of secrets; so also {@code x-amzn-oidc-*}, {@code set-cookie}, {@code x-api-key}. */
    private static final List<String> SECRET_PARTS = List.of(
            "cookie",
            "auth",
            "token",
            "secret",
            "key",
            "password",
            "session",
            "credential",
            "signature",
            "jwt",
            "x-amzn-oidc-");

    private static final Set<String> SCHEMES =
            Set.of("basic", "bearer", "digest", "negotiate", "ntlm", "dpop", "aws4-hmac-sha256");

    /** Header fields that hold URLs: their queries are where links carry tokens. */
    private static final Set<String> URLS =
            Set.of("referer", "x-original-url", "x-original-uri", "x-forwarded-uri", "x-rewrite-url", "location");

    private Redaction() {}

    /** Whether a field of this name is masked. */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String part : SECRET_PARTS) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** A field's value as it may be shown and stored. */
    static String redact(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("cookie")) {
            return cookies(value);
        }
        if (lower.equals("authorization") || lower.equals("proxy-authorization")) {
            return credentials(value);
        }
        if (isSecret(lower)) {
            return MASK;
        }
        return URLS.contains(lower) ? url(value) : value;
    }

    private static String cookies(String value) {
        StringBuilder masked = new StringBuilder();
        for (String pair : value.split(";", -1)) {
            int equals = pair.indexOf('=');
            masked.append(masked.length() == 0 ? "" : "; ");
            // Without an equals sign there is no name that could be shown: all of it is value.
            masked.append(equals < 0 ? MASK : pair.substring(0, equals).strip() + "=" + MASK);
        }
        return masked.toString();
    }

    private static String credentials(String value) {
        int space = value.indexOf(' ');
        String scheme = space < 0 ? "" : value.substring(0, space);
        return SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) ? scheme + " " + MASK : MASK;
    }

    /** Without credentials, query and fragment. */
    private static String url(String value) {
        int end = value.length();
        for (int index = 0; index < end; index++) {
            if (value.charAt(index) == '?' || value.charAt(index) == '#') {
                end = index;
            }
        }
        String kept = value.substring(0, end);
        int at = kept.indexOf('@');
        int authority = kept.indexOf("//");
        boolean userInformation = authority >= 0
                && at > authority
                && !kept.substring(authority + 2, at).contains("/");
        String shown = userInformation ? kept.substring(0, authority + 2) + MASK + kept.substring(at) : kept;
        return end < value.length() ? shown + value.charAt(end) + MASK : shown;
    }
}
