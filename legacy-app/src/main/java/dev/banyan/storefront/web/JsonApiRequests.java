package dev.banyan.storefront.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Calls that a page of another site cannot make: browsers ask for permission first (a CORS
 * preflight, which is never granted here) when the method is PUT or DELETE or the body is JSON. So
 * these need no token, while every form does.
 */
final class JsonApiRequests implements RequestMatcher {

    private static final Set<String> PREFLIGHTED = Set.of("DELETE", "PATCH", "PUT");

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean api = path.startsWith("/api/") || path.startsWith("/catalog/api/");
        return api && (PREFLIGHTED.contains(request.getMethod()) || isJson(request.getContentType()));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
