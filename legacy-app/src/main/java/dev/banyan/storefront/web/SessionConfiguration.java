package dev.banyan.storefront.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions live in the database, so that every process with the same database knows them. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /** Two requests may set the same attribute at once; the later one wins instead of failing. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> upsertAttributes() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
