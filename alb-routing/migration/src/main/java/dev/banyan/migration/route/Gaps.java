package dev.banyan.migration.route;

import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Finds what a route lacks. Thread-safe. */
public final class Gaps {

    private static final String MULTI_VALUE_HEADERS = "lambda.multi_value_headers.enabled";

    private final ElasticLoadBalancingV2Client client;
    private final LiveRules rules;
    private final InvokePermission permission;

    /** @param lambda the client of the same account and region */
    public Gaps(ElasticLoadBalancingV2Client client, LambdaClient lambda) {
        this.client = client;
        this.rules = new LiveRules(client);
        this.permission = new InvokePermission(client, lambda);
    }

    /**
     * Returns what a route lacks; none if nothing.
     *
     * @param live the route's rules as they are
     */
    public List<Gap> of(Route route, List<LiveRule> live) {
        List<Gap> gaps = new ArrayList<>();
        shared(route, route.containerGroup()).ifPresent(gaps::add);
        shared(route, route.lambdaGroup()).ifPresent(gaps::add);
        live.forEach(rule -> notInRule(route, rule).ifPresent(gaps::add));
        boolean sticky = isOn(route.containerGroup(), "stickiness.enabled");
        live.forEach(rule -> notSticky(rule, sticky).ifPresent(gaps::add));
        permission.missing(route.lambdaGroup()).ifPresent(gaps::add);
        if (!isOn(route.lambdaGroup(), MULTI_VALUE_HEADERS)) {
            gaps.add(new Gap(
                    Gap.Kind.MULTI_VALUE_HEADERS,
                    "the function sees only the last of several values of a header or query key",
                    "aws elbv2 modify-target-group-attributes --target-group-arn " + route.lambdaGroup()
                            + " --attributes Key=" + MULTI_VALUE_HEADERS + ",Value=true"));
        }
        return List.copyOf(gaps);
    }

    /** Whoever else forwards to the group stands in the way, default rules too. */
    private Optional<Gap> shared(Route route, Arn group) {
        TreeSet<String> others = new TreeSet<>();
        for (Arn listener : listeners(group)) {
            for (LiveRule rule : rules.ofListener(listener)) {
                boolean ours =
                        route.rules().contains(rule.arn()) || route.lanes().contains(rule.arn());
                if (!ours
                        && rule.weights().filter(weights -> weights.has(group)).isPresent()) {
                    others.add(rule.isDefault() ? "the default rule" : "rule " + rule.priority());
                }
            }
        }
        if (others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Gap(
                Gap.Kind.OWN_GROUP,
                "group " + GroupWeights.name(group) + " also serves " + String.join(", ", others)
                        + ": CloudWatch counts by group, so that its numbers prove nothing about this route",
                "make a target group for this route alone with the same targets (aws elbv2 create-target-group; on ECS, a"
                        + " second entry in the service's loadBalancers) and let the route's rules forward to it"));
    }

    private List<Arn> listeners(Arn group) {
        List<String> balancers =
                client.describeTargetGroups(request -> request.targetGroupArns(group.value())).targetGroups().stream()
                        .map(TargetGroup::loadBalancerArns)
                        .flatMap(List::stream)
                        .toList();
        List<Arn> listeners = new ArrayList<>();
        for (String balancer : balancers) {
            client.describeListenersPaginator(request -> request.loadBalancerArn(balancer)).listeners().stream()
                    .map(Listener::listenerArn)
                    .map(Arn::new)
                    .forEach(listeners::add);
        }
        return listeners;
    }

    private static Optional<Gap> notInRule(Route route, LiveRule rule) {
        boolean there = rule.weights()
                .filter(weights -> weights.has(route.lambdaGroup()))
                .isPresent();
        return there
                ? Optional.empty()
                : Optional.of(new Gap(
                        Gap.Kind.GROUP_IN_RULE,
                        "group " + GroupWeights.name(route.lambdaGroup()) + " is not in the forward of rule "
                                + rule.priority() + ", so that nothing checks its health before the first step",
                        "banyan adds it with the first step; to add it now with weight 0: " + modify(rule, route)));
    }

    private static String modify(LiveRule rule, Route route) {
        return "aws elbv2 modify-rule --rule-arn " + rule.arn()
                + " --actions Type=forward,ForwardConfig={TargetGroups=[{"
                + "TargetGroupArn=" + route.containerGroup() + ",Weight=999},{TargetGroupArn=" + route.lambdaGroup()
                + ",Weight=0}]}";
    }

    private static Optional<Gap> notSticky(LiveRule rule, boolean targetSticky) {
        if (rule.stickiness().isPresent()) {
            return Optional.empty();
        }
        String text = targetSticky
                ? "the container group keeps clients with a target, so that the load balancer refuses a second group as long"
                        + " as rule " + rule.priority() + " does not keep clients with a group"
                : "rule " + rule.priority()
                        + " does not keep clients with a group: who has a session changes sides from"
                        + " request to request";
        String groups = rule.weights().orElseThrow().weights().entrySet().stream()
                .map(group -> "{TargetGroupArn=" + group.getKey() + ",Weight=" + group.getValue() + "}")
                .collect(Collectors.joining(","));
        return Optional.of(new Gap(
                Gap.Kind.GROUP_STICKINESS,
                text,
                "aws elbv2 modify-rule --rule-arn " + rule.arn()
                        + " --actions Type=forward,ForwardConfig={TargetGroups=[" + groups
                        + "],TargetGroupStickinessConfig={Enabled=true,DurationSeconds=3600}}"));
    }

    private boolean isOn(Arn group, String attribute) {
        return client
                .describeTargetGroupAttributes(request -> request.targetGroupArn(group.value()))
                .attributes()
                .stream()
                .filter(one -> one.key().equals(attribute))
                .map(TargetGroupAttribute::value)
                .anyMatch("true"::equals);
    }
}
