package dev.banyan.alb.exchange;

import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.RoutingRequest;
import java.util.Locale;

/** Where a redirect leads, safe to stand in a header. */
final class RedirectLocation {

    /** Longer ones are refused. */
    static final int MAXIMUM = 8 * 1024;

    private RedirectLocation() {}

    static String of(RedirectAction action, RoutingRequest request, ActiveListener listener) {
        String location = action.location(request, listener.protocol().scheme(), listener.port());
        for (int at = 0; at < location.length(); at++) {
            if (isUnsafe(location.charAt(at))) {
                return escape(location);
            }
        }
        return location;
    }

    private static String escape(String location) {
        StringBuilder safe = new StringBuilder(location.length() + 16);
        for (int at = 0; at < location.length(); at++) {
            char value = location.charAt(at);
            if (isUnsafe(value)) {
                safe.append(String.format(Locale.ROOT, "%%%02X", (int) value));
            } else {
                safe.append(value);
            }
        }
        return safe.toString();
    }

    private static boolean isUnsafe(char value) {
        return value <= ' ' || value >= 0x7f;
    }
}
