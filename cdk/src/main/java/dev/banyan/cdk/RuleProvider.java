package dev.banyan.cdk;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The function behind the {@link StranglerRule}s of a stack; there is one per stack. It may change
 * the rules of the load balancers whose rules it manages, and read ELBv2.
 *
 * <pre>{@code
 * RuleProvider provider = RuleProvider.of(this, Path.of("../rule-provider/target/rule-provider.zip"));
 * }</pre>
 */
public final class RuleProvider extends Construct {

    private static final String ID = "RuleProvider";
    private static final String HANDLER = "dev.banyan.ruleprovider.RuleProviderHandler::handleRequest";

    private final Role role;
    private final Function function;
    private final Set<StranglerAlb> allowed = new HashSet<>();

    private RuleProvider(Stack stack, Path archive) {
        super(stack, ID);
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        role = FunctionRole.create(this, logs, false);
        role.addToPolicy(describe());
        NagReasons.accept(
                role,
                "AwsSolutions-IAM5",
                "Describe actions know no resources; changes are limited to rules of one load balancer");
        function = Function.Builder.create(this, "Function")
                .description("Creates and updates listener rules without touching their live weights")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(HANDLER)
                .code(Code.fromAsset(archive.toString()))
                .memorySize(512)
                .timeout(Duration.minutes(2))
                .logGroup(logs)
                .role(role)
                .build();
    }

    /**
     * The provider of the stack around the construct; created at the first call.
     *
     * @param archive the archive of the function, used by the first call
     * @throws IllegalArgumentException if the archive is not there
     */
    public static RuleProvider of(Construct scope, Path archive) {
        Stack stack = Stack.of(scope);
        IConstruct existing = stack.getNode().tryFindChild(ID);
        return existing == null ? new RuleProvider(stack, Archives.existing(archive)) : (RuleProvider) existing;
    }

    /** The function, for alarms. */
    public Function function() {
        return function;
    }

    /** Lets the provider change the rules of this load balancer. */
    void allow(StranglerAlb alb) {
        if (allowed.add(alb)) {
            role.addToPolicy(change(List.of("elasticloadbalancing:CreateRule"), List.of(arn(alb, "listener"))));
            role.addToPolicy(change(
                    List.of(
                            "elasticloadbalancing:AddTags",
                            "elasticloadbalancing:DeleteRule",
                            "elasticloadbalancing:ModifyRule",
                            "elasticloadbalancing:RemoveTags",
                            "elasticloadbalancing:SetRulePriorities"),
                    List.of(arn(alb, "listener-rule"))));
        }
    }

    private static PolicyStatement describe() {
        return change(List.of("elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTags"), List.of("*"));
    }

    private static PolicyStatement change(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }

    /** All listeners or all rules of a load balancer; its full name is {@code app/NAME/ID}. */
    private static String arn(StranglerAlb alb, String resource) {
        return Stack.of(alb)
                .formatArn(ArnComponents.builder()
                        .service("elasticloadbalancing")
                        .resource(resource)
                        .resourceName(alb.loadBalancer().getLoadBalancerFullName() + "/*")
                        .build());
    }
}
