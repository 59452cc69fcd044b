package dev.banyan.function.spring;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers failures and refusals by the application's error page, through the ERROR dispatch of a servlet container. */
record ErrorDispatch(ErrorPages pages, Dispatching dispatching) {

    private static final Logger log = LoggerFactory.getLogger(ErrorDispatch.class);

    void report(ContainerRequest request, ContainerResponse response) {
        int status = response.getStatus();
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Throwable cause = rootCause(failure);
        String page = pages.find(status, cause);
        response.reopenForError();
        if (page == null) {
            writeBarePage(response, status);
            return;
        }
        describe(request, response, status, cause);
        try {
            new PathDispatcher(dispatching, page).forward(request, response, DispatcherType.ERROR);
        } catch (IOException | ServletException | RuntimeException failed) {
            log.error("The error page failed: {}", page, failed);
            response.reopenForError();
            writeBarePage(response, status);
        }
    }

    private static void describe(
            ContainerRequest request, ContainerResponse response, int status, @Nullable Throwable cause) {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        String message = response.message();
        if (cause != null) {
            message = cause.getMessage();
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, cause);
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION_TYPE, cause.getClass());
        }
        request.setAttribute(RequestDispatcher.ERROR_MESSAGE, message == null ? "" : message);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        var mapping = request.getHttpServletMapping();
        if (mapping != null) {
            request.setAttribute(RequestDispatcher.ERROR_SERVLET_NAME, mapping.getServletName());
        }
    }

    private static @Nullable Throwable rootCause(@Nullable Throwable failure) {
        if (failure instanceof ServletException wrapper && wrapper.getRootCause() != null) {
            return wrapper.getRootCause();
        }
        return failure;
    }

    private static void writeBarePage(ContainerResponse response, int status) {
        response.resetBuffer();
        response.setStatus(status);
        BarePage.CONTENT.forEach(response::setHeader);
        byte[] page = BarePage.html(status);
        response.buffer().write(page, 0, page.length);
    }
}
