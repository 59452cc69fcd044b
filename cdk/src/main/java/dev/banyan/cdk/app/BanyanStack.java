package dev.banyan.cdk.app;

import dev.banyan.cdk.LambdaRoute;
import dev.banyan.cdk.LegacyService;
import dev.banyan.cdk.RouteRule;
import dev.banyan.cdk.RuleConditions;
import dev.banyan.cdk.RuleProvider;
import dev.banyan.cdk.StranglerAlb;
import dev.banyan.cdk.StranglerAlbProps;
import dev.banyan.cdk.StranglerRule;
import dev.banyan.cdk.StranglerRuleProps;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * Storefront behind one load balancer with its functions. Rules, by priority: 10 header monitor, 20
 * cookie control, 30 testers of the catalogue function, 40 the catalogue between container and
 * function, and Storefront for everything else.
 */
final class BanyanStack extends Stack {

    /** The stack's name, and so the name of its template. */
    static final String NAME = "Banyan";

    private static final RuleConditions CATALOG =
            RuleConditions.builder().paths("/catalog", "/catalog/*").build();

    BanyanStack(Construct scope, FunctionArchives archives) {
        super(
                scope,
                NAME,
                StackProps.builder()
                        .stackName(NAME)
                        .description("Storefront and the functions that grow around it")
                        .build());
        Parameters parameters = new Parameters(this);
        Vpc vpc = Network.create(this);
        StranglerAlb alb = alb(parameters, vpc);
        Database database = new Database(this, vpc);
        LegacyService storefront = Storefront.create(this, alb, database, parameters);
        alb.forwardByDefault(storefront.targets());

        Functions functions = new Functions(this, alb, archives);
        functions.plain(
                "header-monitor", 10, "/monitor", "dev.banyan.headermonitor.HeaderMonitorHandler::handleRequest");
        functions.cookieControl(parameters);
        LambdaRoute catalog = functions.catalog(CATALOG, database, vpc, parameters);
        new StranglerRule(
                this,
                "CatalogRule",
                StranglerRuleProps.builder()
                        .alb(alb)
                        .provider(RuleProvider.of(this, archives.of("rule-provider")))
                        .rule(RouteRule.of(40, CATALOG))
                        .container(storefront.addRouteTargets("catalog"))
                        .lambda(catalog)
                        .initialWeights(parameters.containerWeight(), parameters.lambdaWeight())
                        .build());
        CfnOutput.Builder.create(this, "LoadBalancerDnsName")
                .value(alb.loadBalancer().getLoadBalancerDnsName())
                .build();
    }

    private StranglerAlb alb(Parameters parameters, Vpc vpc) {
        StranglerAlb alb = new StranglerAlb(
                this,
                "Alb",
                StranglerAlbProps.builder()
                        .vpc(vpc)
                        .certificateArn(parameters.certificateArn())
                        .build());
        // Short names, because whoever reads the template or chooses parameters meets them.
        alb.hasCertificate().orElseThrow().overrideLogicalId("HasCertificate");
        alb.noCertificate().orElseThrow().overrideLogicalId("NoCertificate");
        return alb;
    }
}
