package dev.banyan.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.ContainerImage;

/** Someone else's application: a stack with a network, a load balancer and a monolith of any kind. */
final class ConstructFixture {

    final App app =
            new App(AppProps.builder().outdir(temporary("out").toString()).build());
    final Stack stack = new Stack(app, "Example");
    final Vpc vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build();
    final Path archive = archive();

    StranglerAlb alb() {
        return new StranglerAlb(
                stack, "Alb", StranglerAlbProps.builder().vpc(vpc).build());
    }

    LegacyServiceProps.Builder monolith(StranglerAlb alb) {
        return LegacyServiceProps.builder().alb(alb).image(ContainerImage.fromRegistry("example/monolith:1"));
    }

    LambdaRouteProps.Builder function(StranglerAlb alb) {
        return LambdaRouteProps.builder()
                .alb(alb)
                .route("prices")
                .handler("com.example.Prices::handleRequest")
                .archive(archive);
    }

    static RouteRule rule(int priority) {
        return RouteRule.of(
                priority, RuleConditions.builder().paths("/prices", "/prices/*").build());
    }

    static Path temporary(String name) {
        try {
            return Files.createTempDirectory("banyan-cdk-" + name);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path archive() {
        try {
            return Files.writeString(temporary("function").resolve("prices.zip"), "classes");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
