package dev.banyan.migration.route;

import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Makes a route of rules and groups that exist, whoever made them, by tags alone. It never guesses: where
 * more than one group could be meant, it asks. Thread-safe.
 *
 * <p>Calls {@code elasticloadbalancing:} {@code DescribeRules}, {@code DescribeTargetGroups}, {@code
 * DescribeTargetGroupAttributes}, {@code DescribeTargetHealth}, {@code DescribeListeners}, {@code DescribeTags} and
 * {@code AddTags}, and {@code lambda:GetPolicy}.
 */
public final class Adopter {

    private final ElasticLoadBalancingV2Client client;
    private final LiveRules rules;
    private final RouteTags tags;
    private final Gaps gaps;

    /** @param lambda the client of the same account and region */
    public Adopter(ElasticLoadBalancingV2Client client, LambdaClient lambda) {
        this.client = client;
        this.rules = new LiveRules(client);
        this.tags = new RouteTags(client);
        this.gaps = new Gaps(client, lambda);
    }

    /**
     * Tags the rules and the two groups, and says what is missing.
     *
     * @throws AdoptionRefusedException if they do not make exactly one route
     */
    public Adoption adopt(AdoptionRequest request) {
        List<LiveRule> live = request.rules().stream()
                .map(this::rule)
                .sorted(Comparator.comparing((LiveRule rule) -> rule.listener().value())
                        .thenComparingInt(rule -> Integer.parseInt(rule.priority())))
                .toList();
        Set<Arn> forwarded = forwarded(live);
        List<TargetGroup> groups = groups(forwarded, request);
        Arn container = choose(groups, request.containerGroup(), false);
        Arn lambda = choose(groups, request.lambdaGroup(), true);
        refuseStrangers(live, container, lambda);
        Route route =
                new Route(request.route(), live.stream().map(LiveRule::arn).toList(), List.of(), container, lambda);
        requireFree(route);
        tag(route);
        return new Adoption(route, gaps.of(route, live));
    }

    private LiveRule rule(Arn arn) {
        LiveRule rule = rules.find(arn).orElseThrow(() -> refused("rule: " + arn + " (expected: one that exists)"));
        if (rule.isDefault()) {
            throw refused(
                    "rule: " + arn + " is a listener's default rule, which cannot be weighted by rule (expected: a"
                            + " rule of its own, such as path /* at priority 50000)");
        }
        if (rule.weights().isEmpty()) {
            throw refused("rule: " + arn + " does not forward (expected: a forward to target groups)");
        }
        return rule;
    }

    private static AdoptionRefusedException refused(String message) {
        return new AdoptionRefusedException(message);
    }

    private static Set<Arn> forwarded(List<LiveRule> live) {
        Set<Arn> groups = new LinkedHashSet<>();
        live.forEach(rule -> rule.weights()
                .ifPresent(weights -> groups.addAll(weights.weights().keySet())));
        return groups;
    }

    private List<TargetGroup> groups(Set<Arn> forwarded, AdoptionRequest request) {
        Set<Arn> wanted = new LinkedHashSet<>(forwarded);
        addIfGiven(wanted, request.containerGroup());
        addIfGiven(wanted, request.lambdaGroup());
        List<String> arns = wanted.stream().map(Arn::value).toList();
        return client.describeTargetGroupsPaginator(describe -> describe.targetGroupArns(arns)).targetGroups().stream()
                .toList();
    }

    private static void addIfGiven(Set<Arn> groups, @Nullable Arn given) {
        if (given != null) {
            groups.add(given);
        }
    }

    private static Arn choose(List<TargetGroup> groups, @Nullable Arn given, boolean lambda) {
        String option = lambda ? "--lambda-group" : "--container-group";
        String type = lambda ? "lambda" : "ip or instance";
        List<Arn> candidates = groups.stream()
                .filter(group -> (group.targetType() == TargetTypeEnum.LAMBDA) == lambda
                        && group.targetType() != TargetTypeEnum.ALB)
                .map(group -> new Arn(group.targetGroupArn()))
                .toList();
        if (given != null) {
            if (!candidates.contains(given)) {
                throw refused(option + ": " + given + " (expected: a target group of type " + type + ")");
            }
            return given;
        }
        if (candidates.size() != 1) {
            String found = candidates.isEmpty()
                    ? "the rules forward to no group of type " + type
                    : "the rules forward to several groups of type " + type + ": " + candidates;
            throw refused("route: " + found + " (expected: one; say which by " + option + ")");
        }
        return candidates.get(0);
    }

    private static void refuseStrangers(List<LiveRule> live, Arn container, Arn lambda) {
        for (LiveRule rule : live) {
            GroupWeights weights = rule.weights().orElseThrow();
            List<Arn> others = weights.weights().keySet().stream()
                    .filter(group -> !group.equals(container) && !group.equals(lambda))
                    .toList();
            if (!others.isEmpty()) {
                throw refused("rule: " + rule.arn() + " also forwards to " + others
                        + " (expected: the container group and the Lambda group alone)");
            }
            if (!weights.has(container)) {
                throw refused("rule: " + rule.arn() + " forwards to " + weights + " (expected: the container group "
                        + GroupWeights.name(container) + " in its forward)");
            }
        }
    }

    private void requireFree(Route route) {
        List<Arn> all = new ArrayList<>(route.rules());
        all.add(route.containerGroup());
        all.add(route.lambdaGroup());
        tags.of(all).forEach((arn, known) -> {
            String owner = known.get(RouteTags.ROUTE);
            if (owner != null && !owner.equals(route.name())) {
                throw refused(arn + " is of route " + owner + " already (expected: rules and groups of no other route; "
                        + "a group serves one route, or its metrics prove nothing)");
            }
        });
    }

    /** The rules last: a route is found by them, so that half of it is never found. */
    private void tag(Route route) {
        tags.add(route.containerGroup(), Map.of(RouteTags.ROUTE, route.name(), RouteTags.ROLE, RouteTags.CONTAINER));
        tags.add(route.lambdaGroup(), Map.of(RouteTags.ROUTE, route.name(), RouteTags.ROLE, RouteTags.LAMBDA));
        route.rules().forEach(rule -> tags.add(rule, Map.of(RouteTags.ROUTE, route.name())));
    }
}
