package dev.banyan.cdk;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup.TargetDescriptionProperty;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup.TargetGroupAttributeProperty;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.constructs.Construct;

/**
 * The target group of a function and the permission to invoke it.
 *
 * <p>ELBv2 checks the permission when the function is registered, so the permission comes first, and
 * it cannot name the ARN of a group that does not exist yet. The group therefore has a fixed name,
 * and the permission names that: its source ARN leaves open only the id that ELBv2 adds.
 */
final class LambdaTargetGroup {

    /** The longest name of a target group. */
    private static final int MAXIMUM_NAME = 32;

    private LambdaTargetGroup() {}

    static CfnTargetGroup create(Construct scope, String route, Alias alias) {
        String name = Names.uniqueResourceName(
                scope,
                UniqueResourceNameOptions.builder()
                        .maxLength(MAXIMUM_NAME)
                        .separator("-")
                        .build());
        CfnPermission permission = permission(scope, name, alias);
        CfnTargetGroup group = CfnTargetGroup.Builder.create(scope, "TargetGroup")
                .name(name)
                .targetType("lambda")
                .targets(List.of(TargetDescriptionProperty.builder()
                        .id(alias.getFunctionArn())
                        .build()))
                // Without it, a request with two Cookie headers loses one, and so does a response.
                .targetGroupAttributes(List.of(TargetGroupAttributeProperty.builder()
                        .key("lambda.multi_value_headers.enabled")
                        .value("true")
                        .build()))
                .tags(RouteTags.ofTargetGroup(route, RouteTags.LAMBDA))
                .build();
        group.getNode().addDependency(permission);
        return group;
    }

    private static CfnPermission permission(Construct scope, String groupName, Alias alias) {
        Stack stack = Stack.of(scope);
        return CfnPermission.Builder.create(scope, "Permission")
                .action("lambda:InvokeFunction")
                .functionName(alias.getFunctionArn())
                .principal("elasticloadbalancing.amazonaws.com")
                .sourceAccount(stack.getAccount())
                .sourceArn(stack.formatArn(ArnComponents.builder()
                        .service("elasticloadbalancing")
                        .resource("targetgroup")
                        .resourceName(groupName + "/*")
                        .build()))
                .build();
    }
}
