package dev.banyan.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** A second process that holds the catalogue alone knows the visitors of the first. */
@StorefrontTest
final class SharedSessionTest {

    private static final String CATALOG = "dev.banyan.storefront.catalog";

    @LocalServerPort
    private int port;

    @Test
    void catalogueAlone_withTheShopsSession_showsTheSamePage() {
        Browser browser = new Browser(port);
        browser.register("Ottoline");
        browser.addToCart(99, 3);
        String here = browser.get("/catalog").body();

        try (ConfigurableApplicationContext catalogue = startCatalogue()) {
            int second = ((ServletWebServerApplicationContext) catalogue)
                    .getWebServer()
                    .getPort();
            String there = new Browser(second)
                    .get("/catalog", "Cookie", "SESSION=" + browser.cookie("SESSION"))
                    .body();

            assertThat(withoutTokens(there)).contains("Ottoline", ">3</span>").isEqualTo(withoutTokens(here));
            assertThat(new Browser(second).get("/cart").statusCode()).isEqualTo(404);
        }
    }

    private static ConfigurableApplicationContext startCatalogue() {
        Map<String, Object> settings = new TreeMap<>(TestDatabase.settings());
        settings.put("server.port", "0");
        settings.put("spring.flyway.enabled", "false");
        SpringApplication application = new SpringApplication(CatalogueAlone.class);
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    private static String withoutTokens(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    /** As any process would start the catalogue. */
    @EnableAutoConfiguration
    @ComponentScan({CATALOG, "dev.banyan.storefront.web"})
    @EntityScan(CATALOG)
    @EnableJpaRepositories(CATALOG)
    static class CatalogueAlone {}
}
