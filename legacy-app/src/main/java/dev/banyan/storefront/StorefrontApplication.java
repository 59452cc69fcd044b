package dev.banyan.storefront;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Storefront as one process: every module, the database's migrations and the health checks. */
@SpringBootApplication
public class StorefrontApplication {

    /** Starts the shop; the environment names of {@code application.properties} configure it. */
    public static void main(String[] args) {
        SpringApplication.run(StorefrontApplication.class, args);
    }
}
