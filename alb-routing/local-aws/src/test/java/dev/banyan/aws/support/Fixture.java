package dev.banyan.aws.support;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** A load balancer with a listener, a rule and two groups, made by the SDK. */
public record Fixture(
        ElasticLoadBalancingV2Client client,
        String loadBalancer,
        String listener,
        String rule,
        String group,
        String function) {

    public static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:catalog";

    public static Fixture make(ElasticLoadBalancingV2Client client) {
        String group = group(client, "orders");
        String function = functionGroup(client, "catalog");
        String loadBalancer = loadBalancer(client, "shop");
        String listener = listener(client, loadBalancer, 80, group);
        return new Fixture(client, loadBalancer, listener, rule(client, listener, 10, function), group, function);
    }

    public static String loadBalancer(ElasticLoadBalancingV2Client client, String name) {
        return client.createLoadBalancer(
                        request -> request.name(name).subnets("subnet-0ba0000000000001a", "subnet-0ba0000000000001b"))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
    }

    public static String listener(
            ElasticLoadBalancingV2Client client, String loadBalancer, int port, String targetGroup) {
        return client.createListener(request -> request.loadBalancerArn(loadBalancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(port)
                        .defaultActions(forward(targetGroup)))
                .listeners()
                .get(0)
                .listenerArn();
    }

    public static String rule(ElasticLoadBalancingV2Client client, String listener, int priority, String targetGroup) {
        return client.createRule(request -> request.listenerArn(listener)
                        .priority(priority)
                        .conditions(path("/catalog/" + priority))
                        .actions(forward(targetGroup)))
                .rules()
                .get(0)
                .ruleArn();
    }

    public static String group(ElasticLoadBalancingV2Client client, String name) {
        return client.createTargetGroup(request -> request.name(name)
                        .targetType(TargetTypeEnum.IP)
                        .protocol(ProtocolEnum.HTTP)
                        .port(9090)
                        .vpcId("vpc-0ba00000000000001"))
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    public static String functionGroup(ElasticLoadBalancingV2Client client, String name) {
        return client.createTargetGroup(request -> request.name(name).targetType(TargetTypeEnum.LAMBDA))
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    public static Action forward(String group) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(group)
                .build();
    }

    public static RuleCondition path(String... values) {
        return RuleCondition.builder()
                .field("path-pattern")
                .pathPatternConfig(config -> config.values(values))
                .build();
    }
}
