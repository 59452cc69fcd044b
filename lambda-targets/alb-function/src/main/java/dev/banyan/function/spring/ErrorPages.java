package dev.banyan.function.spring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.ErrorPage;
import org.springframework.boot.web.server.ErrorPageRegistry;

/** The error pages that the application registers with its server, such as Spring Boot's {@code /error}. */
final class ErrorPages implements ErrorPageRegistry {

    private final List<ErrorPage> pages = new ArrayList<>();

    @Override
    public void addErrorPages(ErrorPage... added) {
        pages.addAll(List.of(added));
    }

    /** Returns the path of the page for this failure: by exception, else by status, else the page for everything. */
    @Nullable
    String find(int status, @Nullable Throwable failure) {
        for (Class<?> type = failure == null ? null : failure.getClass(); type != null; type = type.getSuperclass()) {
            for (ErrorPage page : pages) {
                if (type.equals(page.getException())) {
                    return page.getPath();
                }
            }
        }
        String otherwise = null;
        for (ErrorPage page : pages) {
            if (page.getStatusCode() == status) {
                return page.getPath();
            }
            if (page.isGlobal()) {
                otherwise = page.getPath();
            }
        }
        return otherwise;
    }
}
