package dev.banyan.catalogfunction;

import dev.banyan.function.AlbHandler;
import dev.banyan.function.spring.SpringEndpoint;

/**
 * The function's entry. Starts the application when Lambda creates the environment, so that a snapshot holds it whole.
 * Reads {@code SPRING_DATASOURCE_URL}, {@code SPRING_DATASOURCE_USERNAME} and {@code SPRING_DATASOURCE_PASSWORD}.
 */
public final class CatalogHandler extends AlbHandler implements AutoCloseable {

    private final SpringEndpoint application;

    /**
     * Starts the application.
     *
     * @throws IllegalStateException if it does not start
     */
    public CatalogHandler() {
        this(SpringEndpoint.start(CatalogApplication.class));
    }

    private CatalogHandler(SpringEndpoint application) {
        super(application);
        this.application = application;
    }

    /** Stops the application; Lambda never asks for it, other processes may. */
    @Override
    public void close() {
        application.close();
    }
}
