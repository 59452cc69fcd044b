package dev.banyan.cookiecontrol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What to know and to do about a cookie, from its name, size and number alone. */
final class Advice {

    /** Browsers drop cookies whose name and value are larger. */
    private static final int LARGEST_COOKIE = 4_096;

    private static final int LARGE_COOKIE = 1_024;

    private Advice() {}

    /**
     * The advice for the cookies of one name.
     *
     * @param bytes the size of the largest: name and value
     * @param count how many of this name arrived
     */
    static List<String> of(String name, int bytes, int count) {
        List<String> advice = new ArrayList<>();
        advice.add(purpose(name));
        advice.addAll(prefix(name));
        if (count > 1) {
            advice.add("Arrived " + count + " times: set with different paths or domains. Which one a server reads is"
                    + " luck; clear it and set it once.");
        }
        if (bytes > LARGEST_COOKIE) {
            advice.add("Larger than 4096 bytes: browsers may drop it.");
        } else if (bytes > LARGE_COOKIE) {
            advice.add("Large: it travels with every request. Keep an id here and the rest on the server.");
        }
        return advice;
    }

    private static String purpose(String name) {
        for (Known known : Known.ALL) {
            if (known.is(name)) {
                return known.text;
            }
        }
        return "Not known here: the application's own or a third party's.";
    }

    private static List<String> prefix(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith("__Host-")) {
            return List.of(
                    "__Host-: browsers keep it only with Secure, Path=/ and no Domain, so no other host can set it.");
        }
        if (name.startsWith("__Secure-")) {
            return List.of("__Secure-: set over TLS only, but subdomains can set it too; __Host- is stronger.");
        }
        if (lower.startsWith("__host-") || lower.startsWith("__secure-")) {
            return List.of("Spelled unlike __Host- and __Secure-: not all browsers enforce the prefix. Rename it.");
        }
        if (Known.SESSION.is(name) || Known.REMEMBER_ME.is(name)) {
            return List.of(
                    "Lets its holder act as the user: set Secure, HttpOnly and SameSite, and prefer the prefix __Host-.");
        }
        return List.of();
    }

    /** Cookies known by name; a star at the end stands for any rest. */
    private record Known(String text, List<String> names) {

        private static final Known SESSION = new Known(
                "The application's session. Clearing it logs you out and may empty a guest's cart.",
                List.of("SESSION", "JSESSIONID", "PHPSESSID", "connect.sid"));

        private static final Known REMEMBER_ME =
                new Known("Logs you in again after the session ended.", List.of("remember-me"));

        /** The first that fits is meant. */
        private static final List<Known> ALL = List.of(
                new Known("Your consent, signed. Clearing it means being asked again.", List.of(Consent.COOKIE)),
                new Known("Lets you into a tester lane.", List.of("__Host-banyan-lane-*")),
                new Known(
                        "The load balancer's: keeps you with one target group of a weighted rule.",
                        List.of("AWSALBTG", "AWSALBTGCORS")),
                new Known(
                        "The load balancer's: keeps you with one target as long as an application cookie lives.",
                        List.of("AWSALBAPP-*")),
                new Known(
                        "The load balancer's: keeps you with one target of its group.",
                        List.of("AWSALB", "AWSALBCORS")),
                new Known("A Classic Load Balancer's: keeps you with one instance.", List.of("AWSELB", "AWSELBCORS")),
                new Known(
                        "The load balancer's login session. Clearing it logs you out at the load balancer.",
                        List.of("AWSELBAuthSessionCookie-*")),
                SESSION,
                new Known(
                        "Protects forms against other sites. Scripts of the page read it, so it cannot be HttpOnly.",
                        List.of("XSRF-TOKEN", "csrftoken", "_csrf")),
                REMEMBER_ME);

        boolean is(String name) {
            boolean own = name.startsWith("__Host-banyan-");
            String bare = name.startsWith("__Host-") && !own ? name.substring("__Host-".length()) : name;
            for (String known : names) {
                boolean open = known.endsWith("*");
                if (open ? bare.startsWith(known.substring(0, known.length() - 1)) : bare.equals(known)) {
                    return true;
                }
            }
            return false;
        }
    }
}
