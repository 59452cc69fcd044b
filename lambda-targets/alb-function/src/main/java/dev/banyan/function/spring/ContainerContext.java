package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.internal.servlet.AwsLambdaServletContainerHandler;
import com.amazonaws.serverless.proxy.internal.servlet.AwsServletContext;
import com.amazonaws.serverless.proxy.internal.servlet.AwsServletRegistration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.SessionTrackingMode;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EventListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.MimeMappings;

/**
 * The application's servlet context, where it must differ from the container's: filters keep all their mappings, and
 * the class path is not served. The container's own {@code getResource} reads the class path, so that Spring's static
 * resources would hand out {@code /application.properties}.
 */
final class ContainerContext extends AwsServletContext {

    private final Map<String, FilterEntry> filters = new LinkedHashMap<>();
    private final List<ServletContextListener> contextListeners = new ArrayList<>();
    private final List<ServletRequestListener> requestListeners = new ArrayList<>();
    private final Dispatching dispatching;

    ContainerContext(AwsLambdaServletContainerHandler<?, ?, ?, ?> handler, Dispatching dispatching) {
        super(handler);
        this.dispatching = dispatching;
    }

    /** Starts what the application registered, in the order a servlet container does it. */
    void start() throws ServletException {
        for (ServletContextListener listener : contextListeners) {
            listener.contextInitialized(new ServletContextEvent(this));
        }
        for (FilterEntry entry : filters.values()) {
            entry.filter().init(entry);
        }
        for (AwsServletRegistration registration : registrations()) {
            // The container itself starts the others.
            if (registration.getLoadOnStartup() < 0) {
                registration.getServlet().init(registration.getServletConfig());
            }
        }
    }

    void stop() {
        registrations().forEach(registration -> registration.getServlet().destroy());
        filters.values().forEach(entry -> entry.filter().destroy());
        contextListeners.forEach(listener -> listener.contextDestroyed(new ServletContextEvent(this)));
    }

    void requestStarted(ContainerRequest request) {
        requestListeners.forEach(listener -> listener.requestInitialized(new ServletRequestEvent(this, request)));
    }

    void requestEnded(ContainerRequest request) {
        requestListeners.forEach(listener -> listener.requestDestroyed(new ServletRequestEvent(this, request)));
    }

    @Nullable
    ServletMatch match(String path) {
        return ServletMatch.best(registrations(), path);
    }

    Chain chain(DispatcherType type, ServletMatch match) {
        List<Filter> applying = filters.values().stream()
                .filter(entry -> entry.applies(type, match.path(), match.getServletName()))
                .map(FilterEntry::filter)
                .toList();
        return new Chain(applying, match.registration().getServlet());
    }

    @SuppressWarnings("unchecked") // The container keeps no other kind of registration.
    private Collection<AwsServletRegistration> registrations() {
        return ((Map<String, AwsServletRegistration>) getServletRegistrations()).values();
    }

    @Override
    public FilterRegistration.@Nullable Dynamic addFilter(String name, Filter filter) {
        FilterEntry entry = new FilterEntry(name, filter, this);
        return filters.putIfAbsent(name, entry) == null ? entry : null;
    }

    @Override
    public @Nullable FilterRegistration getFilterRegistration(String name) {
        return filters.get(name);
    }

    @Override
    public Map<String, ? extends FilterRegistration> getFilterRegistrations() {
        return Map.copyOf(filters);
    }

    @Override
    public <T extends EventListener> void addListener(T listener) {
        if (listener instanceof ServletContextListener contextListener) {
            contextListeners.add(contextListener);
        }
        if (listener instanceof ServletRequestListener requestListener) {
            requestListeners.add(requestListener);
        }
    }

    @Override
    public @Nullable Servlet getServletForPath(String path) {
        ServletMatch match = match(path);
        return match == null ? null : match.registration().getServlet();
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        return dispatching.dispatcher(path);
    }

    @Override
    public @Nullable RequestDispatcher getNamedDispatcher(String name) {
        return null;
    }

    @Override
    public @Nullable String getMimeType(String file) {
        return MimeMappings.DEFAULT.get(file.substring(file.lastIndexOf('.') + 1));
    }

    @Override
    public @Nullable URL getResource(String path) {
        return null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return null;
    }

    @Override
    public @Nullable Set<String> getResourcePaths(String path) {
        return null;
    }

    @Override
    public @Nullable String getRealPath(String path) {
        return null;
    }

    @Override
    public Set<SessionTrackingMode> getDefaultSessionTrackingModes() {
        return Set.of(SessionTrackingMode.COOKIE);
    }

    @Override
    public Set<SessionTrackingMode> getEffectiveSessionTrackingModes() {
        return Set.of(SessionTrackingMode.COOKIE);
    }

    @Override
    public String getRequestCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public String getServletContextName() {
        return "application";
    }

    @Override
    public String getVirtualServerName() {
        return "lambda";
    }
}
