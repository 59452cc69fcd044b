package dev.banyan.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The rule of a route that moves from the monolith to a function. Its weights are changed by hand or
 * by tools while the system runs, so CloudFormation must not write them: a redeploy or a rollback
 * would move traffic. It is therefore a custom resource, whose provider creates the rule with the
 * initial weights and later updates everything but the weights.
 *
 * <p>There is one resource per listener that can carry rules. The properties have the shape of
 * {@code AWS::ElasticLoadBalancingV2::ListenerRule}, with {@code Route} beside them.
 *
 * <pre>{@code
 * new StranglerRule(this, "OrdersRule", StranglerRuleProps.builder()
 *         .alb(alb)
 *         .provider(RuleProvider.of(this, archive))
 *         .rule(RouteRule.of(40, RuleConditions.builder().paths("/orders", "/orders/*").build()))
 *         .container(monolith.addRouteTargets("orders"))
 *         .lambda(ordersFunction)
 *         .initialWeights(100, 0)
 *         .build());
 * }</pre>
 */
public final class StranglerRule extends Construct {

    /** A provider that gives no answer must not hold up the stack for the hour that is CloudFormation's default. */
    private static final int ANSWER_WITHIN_SECONDS = 300;

    /** Creates the rule on every active listener. */
    public StranglerRule(Construct scope, String id, StranglerRuleProps props) {
        super(scope, id);
        RuleProvider provider = props.provider();
        provider.allow(props.alb());
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("ServiceToken", provider.function().getFunctionArn());
        extra.put("ServiceTimeout", ANSWER_WITHIN_SECONDS);
        extra.put("Route", props.route());
        ListenerRules.custom(this, props.alb(), extra).create(props.rule(), props.route(), action(props), resource -> {
            // The provider needs its permissions when a rule is made, and still when it is removed.
            resource.getNode().addDependency(provider);
            props.container().usedBy(resource);
            props.lambda().usedBy(resource);
        });
    }

    private static Map<String, Object> action(StranglerRuleProps props) {
        return Forward.weighted(
                List.of(
                        Forward.group(props.container(), props.containerWeight()),
                        Forward.group(props.lambda(), props.lambdaWeight())),
                props.stickiness().orElse(null));
    }
}
