/**
 * CDK constructs that grow Lambda functions around any Spring Boot monolith behind one Application
 * Load Balancer: {@link dev.banyan.cdk.StranglerAlb}, {@link dev.banyan.cdk.LegacyService},
 * {@link dev.banyan.cdk.LambdaRoute} and {@link dev.banyan.cdk.StranglerRule}. They know nothing of
 * a particular application.
 */
@NullMarked
package dev.banyan.cdk;

import org.jspecify.annotations.NullMarked;
