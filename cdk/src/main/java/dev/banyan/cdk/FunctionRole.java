package dev.banyan.cdk;

import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The role of a function: its own log group and, in a network, its interfaces. The managed policies
 * that the CDK takes by default allow writing to every log group of the account.
 */
final class FunctionRole {

    private FunctionRole() {}

    static Role create(Construct scope, LogGroup logs, boolean inNetwork) {
        Role role = Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        if (inNetwork) {
            role.addToPolicy(networkInterfaces());
            NagReasons.accept(
                    role,
                    "AwsSolutions-IAM5",
                    "Lambda makes and removes its network interfaces by these actions, which it asks for on all");
        }
        return role;
    }

    private static PolicyStatement networkInterfaces() {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(List.of(
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:CreateNetworkInterface",
                        "ec2:DeleteNetworkInterface",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeSubnets",
                        "ec2:UnassignPrivateIpAddresses"))
                .resources(List.of("*"))
                .build();
    }
}
