package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.route.Route;
import dev.banyan.model.Arn;
import java.util.List;

/** A route for tests. */
public final class SampleRoute {

    private static final String ELB = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:";

    /** The route {@code catalog} of the load balancer {@code app/shop/50dc6c495c0c9188}. */
    public static final Route CATALOG = new Route(
            "catalog",
            List.of(new Arn(ELB + "listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee")),
            List.of(),
            new Arn(ELB + "targetgroup/catalog-container/0a1b2c3d4e5f6071"),
            new Arn(ELB + "targetgroup/catalog-lambda/1a1b2c3d4e5f6071"));

    private SampleRoute() {}
}
