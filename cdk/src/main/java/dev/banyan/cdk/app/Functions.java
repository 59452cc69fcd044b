package dev.banyan.cdk.app;

import dev.banyan.cdk.LambdaRoute;
import dev.banyan.cdk.LambdaRouteProps;
import dev.banyan.cdk.RouteRule;
import dev.banyan.cdk.RuleConditions;
import dev.banyan.cdk.StranglerAlb;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** The functions behind the load balancer. */
final class Functions {

    /** The cookie that marks a tester of the catalogue; cookie control sets it. */
    private static final String LANE_COOKIE = "__Host-banyan-lane-catalog";

    private final Construct scope;
    private final StranglerAlb alb;
    private final FunctionArchives archives;

    Functions(Construct scope, StranglerAlb alb, FunctionArchives archives) {
        this.scope = scope;
        this.alb = alb;
        this.archives = archives;
    }

    /**
     * A function without settings of its own, behind a path and everything below it.
     *
     * @param name the folder of its code, such as {@code header-monitor}; its route is called the same
     */
    LambdaRoute plain(String name, int priority, String path, String handler) {
        return new LambdaRoute(
                scope,
                id(name),
                LambdaRouteProps.builder()
                        .alb(alb)
                        .route(name)
                        .handler(handler)
                        .archive(archives.of(name))
                        .rule(RouteRule.of(priority, paths(path)))
                        .build());
    }

    /** Returns {@code HeaderMonitor} for {@code header-monitor}. */
    private static String id(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    LambdaRoute cookieControl(Parameters parameters) {
        return new LambdaRoute(
                scope,
                "CookieControl",
                LambdaRouteProps.builder()
                        .alb(alb)
                        .route("cookie-control")
                        .handler("dev.banyan.cookiecontrol.CookieControlHandler::handleRequest")
                        .archive(archives.of("cookie-control"))
                        .environment(
                                "COOKIE_KEYS", cookieKeys().getSecretValue().unsafeUnwrap())
                        .environment("LANE_CATALOG", parameters.laneValue())
                        .release(parameters.release())
                        .rule(RouteRule.of(20, paths("/cookies")))
                        .build());
    }

    LambdaRoute catalog(RuleConditions conditions, Database database, Vpc vpc, Parameters parameters) {
        RuleConditions lane = conditions.and("Cookie", "*" + LANE_COOKIE + "=" + parameters.laneValue() + "*");
        LambdaRouteProps.Builder props = LambdaRouteProps.builder()
                .alb(alb)
                .route("catalog")
                .handler("dev.banyan.catalogfunction.CatalogHandler::handleRequest")
                .archive(archives.of("catalog"))
                .memoryMiB(2048)
                .release(parameters.release())
                .timeout(Duration.seconds(29))
                .network(
                        vpc,
                        SubnetSelection.builder()
                                .subnetType(SubnetType.PRIVATE_ISOLATED)
                                .build())
                .rule(RouteRule.of(30, lane).when(parameters.hasLane()));
        database.functionEnvironment().forEach(props::environment);
        LambdaRoute catalog = new LambdaRoute(scope, "Catalog", props.build());
        database.allowFrom(catalog);
        return catalog;
    }

    private static RuleConditions paths(String root) {
        return RuleConditions.builder().paths(root, root + "/*").build();
    }

    /**
     * A document {@code {"k1": "SECRET"}}. To rotate, put a new key before the old one and deploy with another {@code Release}.
     */
    private Secret cookieKeys() {
        Secret keys = Secret.Builder.create(scope, "CookieKeys")
                .description("HMAC keys of signed cookies by key id, newest first")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{}")
                        .generateStringKey("k1")
                        .passwordLength(64)
                        .excludePunctuation(true)
                        .build())
                .build();
        NagSuppressions.addResourceSuppressions(
                keys,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-SMG4")
                        .reason("Old keys must stay until their cookies have expired, so a person rotates them")
                        .build()));
        return keys;
    }
}
