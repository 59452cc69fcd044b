package dev.banyan.storefront.catalog;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Two cookies that keep how a visitor likes the list: its order and its look. */
final class ListPreferences {

    static final String SORT_COOKIE = "catalog-sort";
    static final String VIEW_COOKIE = "catalog-view";

    private static final Duration KEPT = Duration.ofDays(90);

    private ListPreferences() {}

    /** Keeps what the visitor has just chosen, and leaves the rest as it was. */
    static void remember(BrowseRequest request, HttpServletResponse response) {
        remember(SORT_COOKIE, request.sort(), response);
        remember(VIEW_COOKIE, request.view(), response);
    }

    private static void remember(String name, @Nullable String value, HttpServletResponse response) {
        if (value != null) {
            ResponseCookie cookie = ResponseCookie.from(name, value)
                    .path("/catalog")
                    .maxAge(KEPT)
                    .httpOnly(true)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }
}
