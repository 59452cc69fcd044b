package dev.banyan.function.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Sends a request through the filters and the servlet of a path. */
interface Dispatching {

    /**
     * Runs the filters and the servlet.
     *
     * @param target path inside the application, with or without a query
     * @throws ServletException from the application, as {@link IOException} is
     */
    void dispatch(HttpServletRequest request, HttpServletResponse response, DispatcherType type, String target)
            throws IOException, ServletException;

    /** Returns a dispatcher to a path of the application, null when the path is not absolute. */
    default @Nullable RequestDispatcher dispatcher(String path) {
        return path.startsWith("/") ? new PathDispatcher(this, path) : null;
    }
}
