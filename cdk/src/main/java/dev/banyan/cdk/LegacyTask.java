package dev.banyan.cdk;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The task definition of a {@link LegacyService}: one container, its logs, its environment. */
final class LegacyTask {

    private LegacyTask() {}

    static FargateTaskDefinition define(Construct scope, LegacyServiceProps props) {
        FargateTaskDefinition task = FargateTaskDefinition.Builder.create(scope, "Task")
                .cpu(props.cpu())
                .memoryLimitMiB(props.memoryMiB())
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.ARM64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .build();
        task.addContainer("Application", container(scope, props));
        NagReasons.accept(task, "AwsSolutions-ECS2", "Plain variables hold addresses; passwords come from secrets");
        NagReasons.accept(
                task, "AwsSolutions-IAM5", "ecr:GetAuthorizationToken knows no resources; it reads no image by itself");
        return task;
    }

    private static ContainerDefinitionOptions container(Construct scope, LegacyServiceProps props) {
        LogGroup logs = LogGroup.Builder.create(scope, "Logs")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        return ContainerDefinitionOptions.builder()
                .image(props.image())
                .portMappings(List.of(PortMapping.builder()
                        .containerPort(props.containerPort())
                        .build()))
                .environment(props.environment())
                .secrets(props.secrets())
                .stopTimeout(props.stopTimeout())
                .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                        .logGroup(logs)
                        .streamPrefix("application")
                        .build()))
                .build();
    }
}
