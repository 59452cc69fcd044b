package dev.banyan.cookiecontrol;

import dev.banyan.function.AlbRequest;
import dev.banyan.function.HttpException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets writes through only from pages of the same origin, so that no other site can change a visitor's cookies.
 * <ol>
 *   <li>{@code Sec-Fetch-Site}, where the browser sends it, must say {@code same-origin}: a sibling subdomain
 *       ({@code same-site}) is not trusted.
 *   <li>{@code Origin}, where it is sent, must name the scheme, host and port of this request.
 *   <li>A request with neither is refused. All current browsers send {@code Origin} with every method but GET and HEAD, so
 *       this only asks of scripts such as curl that they say {@code Origin: https://...} too.
 * </ol>
 */
final class OriginCheck {

    private OriginCheck() {}

    /** @throws HttpException with 403 if the request may come from another site */
    static void require(AlbRequest request) {
        String site = request.header("sec-fetch-site");
        String origin = request.header("origin");
        boolean named = site != null || origin != null;
        boolean siteFits = site == null || site.equals("same-origin");
        boolean originFits = origin == null || isOwn(origin, request);
        if (!named || !siteFits || !originFits) {
            throw new HttpException(
                    403, "This changes cookies, so it must come from a page of this site: Origin must name it.");
        }
    }

    private static boolean isOwn(String origin, AlbRequest request) {
        String scheme = request.header("x-forwarded-proto");
        String host = request.header("host");
        String own = scheme == null || host == null ? null : normalized(scheme + "://" + host);
        return own != null && own.equals(normalized(origin));
    }

    /** Scheme, host and port in one spelling; null for what is no origin, such as the {@code null} of sandboxed pages. */
    private static @Nullable String normalized(String origin) {
        try {
            URI uri = new URI(origin);
            String scheme = uri.getScheme();
            String host = uri.getHost();
            if (scheme == null || host == null || !uri.getRawPath().isEmpty() || uri.getRawUserInfo() != null) {
                return null;
            }
            int port = uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort();
            return (scheme + "://" + host).toLowerCase(Locale.ROOT) + ":" + port;
        } catch (URISyntaxException invalid) {
            return null;
        }
    }

    private static int defaultPort(String scheme) {
        return scheme.equalsIgnoreCase("https") ? 443 : 80;
    }
}
