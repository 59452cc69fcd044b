package dev.banyan.aws.wire;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask. Nothing is authenticated here, so a web page must not be able to reach this endpoint
 * through a browser on this machine: neither under a name of its own that resolves to loopback, nor by
 * sending a form to another origin.
 *
 * @param hosts names besides those of loopback under which the endpoint may be asked
 */
record Origin(Set<String> hosts) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|[a-z0-9.-]+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    Origin {
        hosts = Set.copyOf(hosts);
    }

    /** @throws AwsException if the request may come from a foreign web page */
    void check(String host, String origin, String fetchSite) {
        String authority = host.toLowerCase(Locale.ROOT);
        String name = PORT.matcher(authority).replaceFirst("");
        if (!LOOPBACK.matcher(name).matches() && !hosts.contains(name)) {
            throw denied("Host: " + host + " (expected: a name of this machine such as localhost)");
        }
        if (!origin.isEmpty() && !origin.toLowerCase(Locale.ROOT).equals("http://" + authority)) {
            throw denied("Origin: " + origin + " (expected: no request from another origin)");
        }
        if (fetchSite.equals("cross-site") || (fetchSite.equals("same-site") && origin.isEmpty())) {
            throw denied("Sec-Fetch-Site: " + fetchSite + " (expected: no request from another origin)");
        }
    }

    private static AwsException denied(String message) {
        return new AwsException(403, "AccessDenied", message);
    }
}
