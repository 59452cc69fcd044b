package dev.banyan.cdk.app;

import dev.banyan.cdk.LegacyService;
import dev.banyan.cdk.LegacyServiceProps;
import dev.banyan.cdk.LocalRun;
import dev.banyan.cdk.StranglerAlb;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.constructs.Construct;

/** The monolith. Its image comes from the account's ECR repository {@code storefront}. */
final class Storefront {

    private static final String NAME = "storefront";

    /** Seen from {@code cdk/target/cdk.out}. */
    private static final String JAR = "../../../legacy-app/target/storefront.jar";

    private Storefront() {}

    static LegacyService create(Construct scope, StranglerAlb alb, Database database, Parameters parameters) {
        ContainerImage image = ContainerImage.fromEcrRepository(
                Repository.fromRepositoryName(scope, "StorefrontRepository", NAME), parameters.imageTag());
        LegacyService service = new LegacyService(
                scope,
                "Storefront",
                LegacyServiceProps.builder()
                        .alb(alb)
                        .image(image)
                        .environment(Database.URL, database.url())
                        .secret(Database.USERNAME, database.containerSecret("username"))
                        .secret(Database.PASSWORD, database.containerSecret("password"))
                        .localRun(new LocalRun(
                                NAME,
                                JAR,
                                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"),
                                Map.of("SERVER_PORT", "{port}")))
                        .build());
        database.allowFrom(service);
        return service;
    }
}
