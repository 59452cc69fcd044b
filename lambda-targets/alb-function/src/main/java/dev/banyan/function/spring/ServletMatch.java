package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.internal.servlet.AwsServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The servlet that serves a path, and how the path splits into servlet path and path info for it. */
record ServletMatch(AwsServletRegistration registration, UrlPattern pattern, String path)
        implements HttpServletMapping {

    /** Returns the best match by the servlet specification's order, null when no servlet is mapped to the path. */
    static @Nullable ServletMatch best(Collection<AwsServletRegistration> registrations, String path) {
        ServletMatch best = null;
        for (AwsServletRegistration registration : registrations) {
            for (String mapping : registration.getMappings()) {
                ServletMatch match = new ServletMatch(registration, new UrlPattern(mapping), path);
                if (match.pattern.matches(path) && (best == null || match.isBetterThan(best))) {
                    best = match;
                }
            }
        }
        return best;
    }

    private boolean isBetterThan(ServletMatch other) {
        int byKind = pattern.kind().compareTo(other.pattern.kind());
        return byKind < 0
                || (byKind == 0
                        && pattern.value().length() > other.pattern.value().length());
    }

    String servletPath() {
        return pattern.kind() == UrlPattern.Kind.PREFIX ? pattern.prefix() : path;
    }

    @Nullable
    String pathInfo() {
        if (pattern.kind() != UrlPattern.Kind.PREFIX
                || path.length() == pattern.prefix().length()) {
            return null;
        }
        return path.substring(pattern.prefix().length());
    }

    @Override
    public String getMatchValue() {
        return switch (pattern.kind()) {
            case DEFAULT -> "";
            case PREFIX ->
                path.substring(Math.min(path.length(), pattern.prefix().length() + 1));
            case EXTENSION -> path.substring(1, path.length() - pattern.value().length() + 1);
            case EXACT -> path.substring(1);
        };
    }

    @Override
    public String getPattern() {
        return pattern.value();
    }

    @Override
    public String getServletName() {
        return registration.getName();
    }

    @Override
    public MappingMatch getMappingMatch() {
        UrlPattern.Kind kind = pattern.kind();
        return kind == UrlPattern.Kind.PREFIX
                ? MappingMatch.PATH
                : MappingMatch.valueOf(kind.name().toUpperCase(Locale.ROOT));
    }
}
