package dev.banyan.storefront;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.boot.SpringApplication;

/**
 * The shop on a machine of a developer: {@code mvn -pl legacy-app spring-boot:run}. Without {@code
 * SPRING_DATASOURCE_URL} it brings a real PostgreSQL of its own, which lasts as long as the process.
 */
public final class LocalStorefront {

    private LocalStorefront() {}

    public static void main(String[] args) throws IOException {
        SpringApplication application = new SpringApplication(StorefrontApplication.class);
        if (System.getenv("SPRING_DATASOURCE_URL") == null) {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            System.setProperty("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
            System.setProperty("spring.datasource.username", "postgres");
        }
        application.run(args);
    }
}
