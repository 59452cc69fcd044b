package dev.banyan.cdk.app;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.constructs.Construct;

/** The PostgreSQL database that the monolith and the catalogue function share, in isolated subnets. */
final class Database extends Construct {

    static final String URL = "SPRING_DATASOURCE_URL";
    static final String USERNAME = "SPRING_DATASOURCE_USERNAME";
    static final String PASSWORD = "SPRING_DATASOURCE_PASSWORD";

    private static final String NAME = "storefront";

    private final DatabaseSecret secret;
    private final DatabaseInstance instance;

    Database(Construct scope, Vpc vpc) {
        super(scope, "Database");
        secret = DatabaseSecret.Builder.create(this, "Secret").username(NAME).build();
        instance = DatabaseInstance.Builder.create(this, "Instance")
                .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                        .version(PostgresEngineVersion.VER_18)
                        .build()))
                .instanceType(InstanceType.of(InstanceClass.T4G, InstanceSize.SMALL))
                .credentials(Credentials.fromSecret(secret))
                .databaseName(NAME)
                .vpc(vpc)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build())
                .publiclyAccessible(false)
                .allocatedStorage(20)
                .maxAllocatedStorage(100)
                .storageType(StorageType.GP3)
                .storageEncrypted(true)
                .multiAz(true)
                .backupRetention(Duration.days(7))
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .build();
        explainFindings();
    }

    /** What a Spring Boot application needs to connect, except the password. */
    String url() {
        return Fn.join(
                "",
                List.of(
                        "jdbc:postgresql://",
                        instance.getDbInstanceEndpointAddress(),
                        ":",
                        instance.getDbInstanceEndpointPort(),
                        "/" + NAME));
    }

    /** Variables of a function. CloudFormation puts the secret's values in when it deploys. */
    Map<String, String> functionEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(URL, url());
        environment.put(USERNAME, secret.secretValueFromJson("username").unsafeUnwrap());
        environment.put(PASSWORD, secret.secretValueFromJson("password").unsafeUnwrap());
        return environment;
    }

    /** A field of the secret for a container, read by ECS when a task starts. */
    software.amazon.awscdk.services.ecs.Secret containerSecret(String field) {
        return software.amazon.awscdk.services.ecs.Secret.fromSecretsManager(secret, field);
    }

    void allowFrom(IConnectable client) {
        instance.getConnections().allowDefaultPortFrom(client, "PostgreSQL");
    }

    private void explainFindings() {
        NagSuppressions.addResourceSuppressions(
                secret,
                List.of(reason(
                        "AwsSolutions-SMG4",
                        "The functions hold the password since their deployment; a rotation needs a deployment too")));
        NagSuppressions.addResourceSuppressions(
                instance,
                List.of(reason("AwsSolutions-RDS11", "Only two security groups reach it; another port hides nothing")));
    }

    private static NagPackSuppression reason(String rule, String text) {
        return NagPackSuppression.builder().id(rule).reason(text).build();
    }
}
