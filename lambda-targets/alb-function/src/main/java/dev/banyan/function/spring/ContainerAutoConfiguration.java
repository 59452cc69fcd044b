package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.spring.embedded.ServerlessServletEmbeddedServerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Collects the error pages of an application that runs in a function: the container's own factory takes none. */
@AutoConfiguration(after = ServletWebServerFactoryAutoConfiguration.class)
@ConditionalOnClass(ServerlessServletEmbeddedServerFactory.class)
@ConditionalOnBean(ServerlessServletEmbeddedServerFactory.class)
final class ContainerAutoConfiguration {

    private ContainerAutoConfiguration() {}

    @Bean
    static ErrorPages functionErrorPages() {
        return new ErrorPages();
    }
}
