package dev.banyan.migration.support;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.route.RouteTags;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * A load balancer with a monolith and the route {@code catalog}, whose rules go to the container.
 *
 * @param listener the listener's ARN
 * @param monolith the group of the default rule
 * @param route the route as its tags say
 */
public record Shop(ElasticLoadBalancingV2Client client, Arn listener, Arn monolith, Route route) {

    public static final int FIRST_PRIORITY = 40;

    /** Makes the shop; its route has the rules 40, 50 and so on. */
    public static Shop make(ElasticLoadBalancingV2Client client, int rules) {
        return make(client, rules, "");
    }

    /** Makes one of several shops of an endpoint, whose names have {@code suffix} behind. */
    public static Shop make(ElasticLoadBalancingV2Client client, int rules, String suffix) {
        Arn monolith = group(client, "monolith" + suffix, List.of());
        Arn listener = listener(client, "shop" + suffix, monolith);
        Arn container = group(client, "shop" + suffix, tags("catalog", RouteTags.CONTAINER));
        Arn lambda = functionGroup(client, "shop-fn" + suffix, tags("catalog", RouteTags.LAMBDA));
        List<Arn> arns = new ArrayList<>();
        IntStream.range(0, rules)
                .forEach(number -> arns.add(rule(
                        client,
                        listener,
                        FIRST_PRIORITY + 10 * number,
                        number == 0 ? List.of("/catalog", "/catalog/*") : List.of("/catalog-" + number),
                        List.of(Tag.builder()
                                .key(RouteTags.ROUTE)
                                .value("catalog")
                                .build()),
                        tuple(container, 999),
                        tuple(lambda, 0))));
        return new Shop(client, listener, monolith, new Route("catalog", arns, List.of(), container, lambda));
    }

    private static List<Tag> tags(String route, String role) {
        return List.of(
                Tag.builder().key(RouteTags.ROUTE).value(route).build(),
                Tag.builder().key(RouteTags.ROLE).value(role).build());
    }

    public static Arn listener(ElasticLoadBalancingV2Client client, String name, Arn target) {
        String balancer = client.createLoadBalancer(
                        request -> request.name(name).subnets("subnet-0ba0000000000001a", "subnet-0ba0000000000001b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        return new Arn(client.createListener(request -> request.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(forward(target)))
                .listeners()
                .get(0)
                .listenerArn());
    }

    public static Arn group(ElasticLoadBalancingV2Client client, String name, List<Tag> tags) {
        return new Arn(client.createTargetGroup(request -> request.name(name)
                        .targetType(TargetTypeEnum.IP)
                        .protocol(ProtocolEnum.HTTP)
                        .port(9090)
                        .vpcId("vpc-0ba00000000000001")
                        .tags(tags))
                .targetGroups()
                .get(0)
                .targetGroupArn());
    }

    public static Arn functionGroup(ElasticLoadBalancingV2Client client, String name, List<Tag> tags) {
        return new Arn(client.createTargetGroup(request ->
                        request.name(name).targetType(TargetTypeEnum.LAMBDA).tags(tags))
                .targetGroups()
                .get(0)
                .targetGroupArn());
    }

    public static Action forward(Arn group) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(group.value())
                .build();
    }

    public static Action forward(TargetGroupTuple... groups) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(config -> config.targetGroups(groups)
                        .targetGroupStickinessConfig(
                                sticky -> sticky.enabled(true).durationSeconds(600)))
                .build();
    }

    public static TargetGroupTuple tuple(Arn group, int weight) {
        return TargetGroupTuple.builder()
                .targetGroupArn(group.value())
                .weight(weight)
                .build();
    }

    public static RuleCondition path(List<String> values) {
        return RuleCondition.builder()
                .field("path-pattern")
                .pathPatternConfig(config -> config.values(values))
                .build();
    }

    /** Makes a rule that keeps clients with a group for ten minutes. */
    public static Arn rule(
            ElasticLoadBalancingV2Client client,
            Arn listener,
            int priority,
            List<String> paths,
            List<Tag> tags,
            TargetGroupTuple... groups) {
        return new Arn(client.createRule(request -> request.listenerArn(listener.value())
                        .priority(priority)
                        .conditions(path(paths))
                        .actions(forward(groups))
                        .tags(tags))
                .rules()
                .get(0)
                .ruleArn());
    }

    public Arn rule() {
        return route.rules().get(0);
    }

    /** Sets weights as somebody at the console would, as container to Lambda. */
    public void setByHand(Arn rule, int container, int lambda) {
        client.modifyRule(request -> request.ruleArn(rule.value())
                .actions(forward(tuple(route.containerGroup(), container), tuple(route.lambdaGroup(), lambda))));
    }

    /** Returns the weights of all rules of the route, such as {@code shop 900, shop-fn 100}. */
    public List<String> weights() {
        LiveRules live = new LiveRules(client);
        return route.rules().stream()
                .map(rule -> live.find(rule)
                        .flatMap(LiveRule::weights)
                        .map(Object::toString)
                        .orElse("gone"))
                .toList();
    }

    /** Returns the priorities of all rules of the listener. */
    public List<String> priorities() {
        return new LiveRules(client)
                .ofListener(listener).stream().map(LiveRule::priority).toList();
    }
}
