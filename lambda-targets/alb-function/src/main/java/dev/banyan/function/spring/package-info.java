/**
 * Runs a Spring MVC application as an ALB Lambda target so that a client cannot tell it from the same application on
 * Tomcat.
 *
 * <p>Entry point: {@link dev.banyan.function.spring.SpringEndpoint}. AWS's serverless-java-container starts Spring
 * Boot and drives each invocation; request, response, filter chain and error dispatch are this package's, because the
 * container's own differ from Tomcat in what a client sees.
 */
@NullMarked
package dev.banyan.function.spring;

import org.jspecify.annotations.NullMarked;
