package dev.banyan.migration.guard;

import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/**
 * The rules of load balancers as they are, with their tags, the default rules left out. Immutable.
 *
 * @param rules the rules, listener by listener
 * @param ports the port of each listener
 * @param groupTags the tags of the target groups that the rules forward to
 */
public record LiveSystem(List<TaggedRule> rules, Map<Arn, Integer> ports, Map<String, Map<String, String>> groupTags) {

    /** What one call of DescribeTags takes. */
    private static final int TAGGED_AT_ONCE = 20;

    /** Copies the rules. */
    public LiveSystem {
        rules = List.copyOf(rules);
        ports = Map.copyOf(ports);
        groupTags = Map.copyOf(groupTags);
    }

    /**
     * Reads all rules of load balancers.
     *
     * <p>AWS calls, all read-only: {@code DescribeListeners}, {@code DescribeRules}, {@code DescribeTags}.
     */
    public static LiveSystem read(ElasticLoadBalancingV2Client client, List<Arn> loadBalancers) {
        LiveRules live = new LiveRules(client);
        List<LiveRule> rules = new ArrayList<>();
        Map<Arn, Integer> ports = new HashMap<>();
        for (Arn loadBalancer : loadBalancers) {
            for (Listener listener : client.describeListenersPaginator(
                            request -> request.loadBalancerArn(loadBalancer.value()))
                    .listeners()) {
                Arn arn = new Arn(listener.listenerArn());
                ports.put(arn, listener.port());
                live.ofListener(arn).stream().filter(rule -> !rule.isDefault()).forEach(rules::add);
            }
        }
        Map<String, Map<String, String>> tags =
                tags(client, rules.stream().map(rule -> rule.arn().value()).toList());
        List<String> groups = rules.stream()
                .flatMap(rule -> rule.weights().stream())
                .flatMap(weights -> weights.weights().keySet().stream())
                .map(Arn::value)
                .distinct()
                .toList();
        return new LiveSystem(
                rules.stream()
                        .map(rule -> new TaggedRule(
                                rule, tags.getOrDefault(rule.arn().value(), Map.of())))
                        .toList(),
                ports,
                tags(client, groups));
    }

    private static Map<String, Map<String, String>> tags(ElasticLoadBalancingV2Client client, List<String> arns) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        for (int from = 0; from < arns.size(); from += TAGGED_AT_ONCE) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + TAGGED_AT_ONCE));
            for (TagDescription one :
                    client.describeTags(request -> request.resourceArns(some)).tagDescriptions()) {
                Map<String, String> ofRule = new HashMap<>();
                one.tags().forEach(tag -> ofRule.put(tag.key(), tag.value()));
                tags.put(one.resourceArn(), ofRule);
            }
        }
        return tags;
    }

    /** Returns a rule by its ARN. */
    Optional<TaggedRule> rule(String arn) {
        return rules.stream()
                .filter(rule -> rule.rule().arn().value().equals(arn))
                .findFirst();
    }
}
