package dev.banyan.cdk.app;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Two zones with public subnets for the load balancer, private ones for tasks, isolated ones for data. */
final class Network {

    private Network() {}

    static Vpc create(Construct scope) {
        Vpc vpc = Vpc.Builder.create(scope, "Vpc")
                .maxAzs(2)
                // One gateway: tasks pull images and write logs through it. A second one is the price of a zone's loss.
                .natGateways(1)
                .subnetConfiguration(List.of(
                        subnets("Public", SubnetType.PUBLIC),
                        subnets("Private", SubnetType.PRIVATE_WITH_EGRESS),
                        subnets("Isolated", SubnetType.PRIVATE_ISOLATED)))
                .build();
        LogGroup logs = LogGroup.Builder.create(vpc, "RejectedTraffic")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        vpc.addFlowLog(
                "FlowLog",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(logs))
                        .trafficType(FlowLogTrafficType.REJECT)
                        .build());
        return vpc;
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(24)
                .build();
    }
}
