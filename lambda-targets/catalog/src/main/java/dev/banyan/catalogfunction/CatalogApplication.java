package dev.banyan.catalogfunction;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The part of Storefront that this function serves: the catalogue, and what all pages share. */
@SpringBootConfiguration(proxyBeanMethods = false)
// Customers sign in at the monolith; without its accounts Spring Security would make up a user of its own.
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan({CatalogApplication.CATALOG, CatalogApplication.WEB})
@EntityScan(CatalogApplication.CATALOG)
@EnableJpaRepositories(CatalogApplication.CATALOG)
class CatalogApplication {

    static final String CATALOG = "dev.banyan.storefront.catalog";
    static final String WEB = "dev.banyan.storefront.web";
}
