package dev.banyan.storefront;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** One real PostgreSQL for all tests of the build; it ends with the process. */
public final class TestDatabase {

    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    /** The settings with which an application uses it. */
    public static Map<String, String> settings() {
        return Map.of("spring.datasource.url", url(), "spring.datasource.username", "postgres");
    }

    static String url() {
        return POSTGRES.getJdbcUrl("postgres", "postgres");
    }

    static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
