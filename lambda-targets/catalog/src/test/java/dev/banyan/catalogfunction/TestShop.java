package dev.banyan.catalogfunction;

import dev.banyan.storefront.StorefrontApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** The whole Storefront on Tomcat and a real PostgreSQL, from which the function takes database and sessions. */
final class TestShop implements AutoCloseable {

    private static final List<String> DATASOURCE = List.of("spring.datasource.url", "spring.datasource.username");

    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext storefront;

    TestShop() {
        try {
            postgres = EmbeddedPostgres.start();
            // Both applications of this process read them, as both processes read the environment in production.
            System.setProperty(DATASOURCE.get(0), url());
            System.setProperty(DATASOURCE.get(1), "postgres");
            storefront = new SpringApplication(StorefrontApplication.class)
                    .run("--server.port=0", "--spring.config.location=" + storefrontProperties());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Storefront's own file, which the function's hides on this process's class path. */
    private static URL storefrontProperties() throws IOException {
        String classes = StorefrontApplication.class
                .getResource("StorefrontApplication.class")
                .toString();
        String root = classes.substring(0, classes.indexOf("dev/banyan/"));
        for (URL candidate :
                Collections.list(StorefrontApplication.class.getClassLoader().getResources("application.properties"))) {
            if (candidate.toString().startsWith(root)) {
                return candidate;
            }
        }
        throw new IllegalStateException("application.properties: none in " + root + " (expected: Storefront's)");
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    int port() {
        return ((ServletWebServerApplicationContext) storefront).getWebServer().getPort();
    }

    /** Signs a customer in and returns the value of the session cookie. */
    String signIn(String name) {
        @SuppressWarnings("unchecked") // Spring Session registers one repository.
        SessionRepository<Session> sessions = storefront.getBean(SessionRepository.class);
        Session session = sessions.createSession();
        var customer = UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList("ROLE_USER"));
        session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl(customer));
        session.setAttribute("shopper.name", name);
        session.setAttribute("shopper.cart-items", 3);
        sessions.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
    }

    /** How many connections to the database are open under this application name. */
    int connectionsOf(String application) throws SQLException {
        String query = "select count(*) from pg_stat_activity where application_name = ?";
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, application);
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    @Override
    public void close() {
        storefront.close();
        DATASOURCE.forEach(System::clearProperty);
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
