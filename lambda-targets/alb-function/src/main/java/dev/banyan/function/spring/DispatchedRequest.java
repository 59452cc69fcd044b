package dev.banyan.function.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as the target of a forward or of an error dispatch sees it: other path, other type, same attributes. */
final class DispatchedRequest extends HttpServletRequestWrapper {

    private final DispatcherType type;
    private final String target;
    private final ServletMatch match;
    private final Dispatching dispatching;

    DispatchedRequest(
            HttpServletRequest request,
            DispatcherType type,
            String target,
            ServletMatch match,
            Dispatching dispatching) {
        super(request);
        this.type = type;
        this.target = target;
        this.match = match;
        this.dispatching = dispatching;
    }

    /** The path of a dispatch target, without its query. */
    static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private @Nullable String targetQuery() {
        int query = target.indexOf('?');
        return query < 0 ? null : target.substring(query + 1);
    }

    @Override
    public DispatcherType getDispatcherType() {
        return type;
    }

    @Override
    public String getRequestURI() {
        return path(target);
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(RequestOrigin.authority(this)).append(getRequestURI());
    }

    @Override
    public String getServletPath() {
        return match.servletPath();
    }

    @Override
    public @Nullable String getPathInfo() {
        return match.pathInfo();
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return match;
    }

    @Override
    public @Nullable String getQueryString() {
        String query = targetQuery();
        return query == null ? super.getQueryString() : query;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        String query = targetQuery();
        if (query == null) {
            return super.getParameterMap();
        }
        Map<String, String[]> merged = new LinkedHashMap<>(super.getParameterMap());
        // Of one name the target's own values come before those of the request.
        Parameters.parse(query, Parameters.QUERY_CHARSET)
                .forEach((name, values) -> merged.merge(
                        name, values.toArray(String[]::new), (own, added) -> Parameters.append(added, own)));
        return Collections.unmodifiableMap(merged);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        return dispatching.dispatcher(path);
    }
}
