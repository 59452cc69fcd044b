package dev.banyan.function.spring;

import com.amazonaws.serverless.exceptions.ContainerInitializationException;
import dev.banyan.function.AlbEndpoint;
import dev.banyan.function.AlbRequest;
import dev.banyan.function.AlbResponse;
import dev.banyan.function.Invocation;
import org.slf4j.MDC;

/**
 * A Spring Boot servlet application as the endpoint of a function:
 *
 * <pre>{@code
 * public final class ShopHandler extends AlbHandler {
 *     public ShopHandler() {
 *         super(SpringEndpoint.start(ShopApplication.class));
 *     }
 * }
 * }</pre>
 *
 * <p>The application answers as it does on Tomcat, with the same {@code server.*} properties: forwarded headers, error
 * pages, redirects. Its log lines carry {@code requestId} and {@code traceId} in the logging context. Not thread-safe:
 * one execution environment answers one request at a time.
 */
public final class SpringEndpoint implements AlbEndpoint, AutoCloseable {

    private final SpringContainer container;

    private SpringEndpoint(SpringContainer container) {
        this.container = container;
    }

    /**
     * Starts the application.
     *
     * @param application its main class
     * @param profiles additional active profiles
     * @throws IllegalStateException if it does not start
     */
    public static SpringEndpoint start(Class<?> application, String... profiles) {
        Snapshots.enable();
        SpringContainer container = new SpringContainer(application);
        container.activateSpringProfiles(profiles);
        try {
            container.initialize();
        } catch (ContainerInitializationException failed) {
            throw new IllegalStateException(application.getName() + ": did not start", failed);
        }
        return new SpringEndpoint(container);
    }

    @Override
    public AlbResponse handle(AlbRequest request, Invocation invocation) {
        MDC.put("requestId", invocation.requestId());
        if (request.traceId() != null) {
            MDC.put("traceId", request.traceId());
        }
        try {
            return container.serve(request, invocation.requestId());
        } finally {
            MDC.remove("requestId");
            MDC.remove("traceId");
        }
    }

    /** Stops the application. */
    @Override
    public void close() {
        container.close();
    }
}
