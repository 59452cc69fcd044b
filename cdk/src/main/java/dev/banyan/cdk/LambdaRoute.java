package dev.banyan.cdk;

import java.util.Optional;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * A Java function behind the load balancer: Java 25 on arm64, SnapStart on a published version, the
 * alias {@code live}, a target group with multi-value headers on, and the permission for this target
 * group alone to invoke it.
 *
 * <p>Rules given here forward to the function only. A route that moves over step by step has none of
 * its own, or one for testers; its traffic comes by a {@link StranglerRule}.
 *
 * <pre>{@code
 * new LambdaRoute(this, "Prices", LambdaRouteProps.builder()
 *         .alb(alb)
 *         .route("prices")
 *         .handler("com.example.PricesHandler::handleRequest")
 *         .archive(Path.of("../prices/target/prices.zip"))
 *         .rule(RouteRule.of(50, RuleConditions.builder().paths("/prices", "/prices/*").build()))
 *         .build());
 * }</pre>
 */
public final class LambdaRoute extends Construct implements IConnectable, RuleTarget {

    /** The alias that the load balancer invokes. */
    public static final String ALIAS = "live";

    private final LambdaRouteProps props;
    private final Function function;
    private final Alias alias;
    private final CfnTargetGroup targetGroup;

    /** Creates function, version, alias, target group, permission and rules. */
    public LambdaRoute(Construct scope, String id, LambdaRouteProps props) {
        super(scope, id);
        this.props = props;
        function = createFunction();
        alias = Alias.Builder.create(this, "Alias")
                .aliasName(ALIAS)
                .version(function.getCurrentVersion())
                .build();
        targetGroup = LambdaTargetGroup.create(this, props.route(), alias);
        props.rules().forEach(this::addRule);
    }

    /** The function, for permissions and alarms. */
    public Function function() {
        return function;
    }

    /** The alias {@code live}. */
    public Alias alias() {
        return alias;
    }

    @Override
    public String targetGroupArn() {
        return targetGroup.getRef();
    }

    @Override
    public Optional<String> route() {
        return Optional.of(props.route());
    }

    /** Nothing to do: Lambda takes part in a target group that is on no load balancer yet. */
    @Override
    public void usedBy(CfnResource listenerOrRule) {}

    /**
     * The security group of a function in a network.
     *
     * @throws IllegalStateException if the function is in no network
     */
    @Override
    public Connections getConnections() {
        if (props.vpc().isEmpty()) {
            throw new IllegalStateException("network: none (expected: a network to have connections in)");
        }
        return function.getConnections();
    }

    private Function createFunction() {
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Function.Builder builder = Function.Builder.create(this, "Function")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(props.handler())
                .code(Code.fromAsset(props.archive().toString()))
                .memorySize(props.memoryMiB())
                .timeout(props.timeout())
                .environment(props.environment())
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .description("Release " + props.release())
                .currentVersionOptions(VersionOptions.builder()
                        .description("Release " + props.release())
                        .build())
                .logGroup(logs)
                .role(FunctionRole.create(this, logs, props.vpc().isPresent()));
        props.vpc()
                .ifPresent(vpc -> builder.vpc(vpc).vpcSubnets(props.subnets()).allowAllOutbound(false));
        return builder.build();
    }

    private void addRule(RouteRule rule) {
        Construct scope = new Construct(this, "Rule" + rule.priority());
        ListenerRules.plain(scope, props.alb()).create(rule, props.route(), Forward.to(this), this::usedBy);
    }
}
