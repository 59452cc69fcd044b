package dev.banyan.function.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Forwards to, includes or reports errors at one path of the application. */
record PathDispatcher(Dispatching dispatching, String target) implements RequestDispatcher {

    private record Origin(String attribute, Function<HttpServletRequest, @Nullable Object> value) {}

    private static final List<Origin> FORWARD_ATTRIBUTES = List.of(
            new Origin(FORWARD_MAPPING, HttpServletRequest::getHttpServletMapping),
            new Origin(FORWARD_REQUEST_URI, HttpServletRequest::getRequestURI),
            new Origin(FORWARD_CONTEXT_PATH, HttpServletRequest::getContextPath),
            new Origin(FORWARD_SERVLET_PATH, HttpServletRequest::getServletPath),
            new Origin(FORWARD_PATH_INFO, HttpServletRequest::getPathInfo),
            new Origin(FORWARD_QUERY_STRING, HttpServletRequest::getQueryString));

    @Override
    public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        forward((HttpServletRequest) request, (HttpServletResponse) response, DispatcherType.FORWARD);
        finish((HttpServletResponse) response);
    }

    /** Forwards as the given type; the response stays open. */
    void forward(HttpServletRequest request, HttpServletResponse response, DispatcherType type)
            throws ServletException, IOException {
        if (response.isCommitted()) {
            throw new IllegalStateException("response: committed (expected: one that can still be forwarded)");
        }
        response.resetBuffer();
        if (request.getAttribute(FORWARD_REQUEST_URI) == null) {
            FORWARD_ATTRIBUTES.forEach(origin -> request.setAttribute(origin.attribute, origin.value.apply(request)));
        }
        dispatching.dispatch(request, response, type, target);
    }

    /** Always throws: only JSP pages include, and those do not run on Lambda. */
    @Override
    public void include(ServletRequest request, ServletResponse response) {
        throw new UnsupportedOperationException("include: " + target + " (expected: a forward)");
    }

    /** After a forward the caller may write nothing more. */
    private static void finish(HttpServletResponse response) throws IOException {
        PrintWriter writer = writerOrNull(response);
        if (writer != null) {
            writer.close();
        } else {
            response.getOutputStream().close();
        }
    }

    private static @Nullable PrintWriter writerOrNull(HttpServletResponse response) throws IOException {
        try {
            return response.getWriter();
        } catch (IllegalStateException usesOutputStream) {
            return null;
        }
    }
}
