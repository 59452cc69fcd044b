package dev.banyan.migration.lane;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.route.RouteTags;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** Makes and removes rules for testers. Thread-safe. */
public final class Lanes {

    /** Others may take a priority between looking and making. */
    private static final int TRIES = 5;

    private final ElasticLoadBalancingV2Client client;
    private final LiveRules rules;
    private final RouteTags tags;

    /** @param client the client of the load balancer's account and region */
    public Lanes(ElasticLoadBalancingV2Client client) {
        this.client = client;
        this.rules = new LiveRules(client);
        this.tags = new RouteTags(client);
    }

    /**
     * A lane that is open.
     *
     * @param rule its ARN
     * @param found whether an earlier try had made it
     */
    public record Opened(Arn rule, boolean found) {}

    /**
     * Makes a lane at a free priority above its rule, and proves by the rule engine that a tester reaches
     * it before it is made.
     *
     * @param value the secret of the cookie
     * @throws LaneException if no priority is free or no request of a tester would reach it
     */
    public Opened open(Lane lane, String value) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Opened> opened = tryOpen(lane, value);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw new LaneException("lane: no priority stayed free above rule " + lane.rule());
    }

    /** Returns nothing if the priority was taken, by another or by this very call whose answer was lost. */
    private Optional<Opened> tryOpen(Lane lane, String value) {
        LiveRule below = rules.get(lane.rule());
        List<LiveRule> all = rules.ofListener(below.listener());
        Optional<LiveRule> made = find(all, lane);
        if (made.isPresent()) {
            return Optional.of(new Opened(made.get().arn(), true));
        }
        LaneRule wanted = LaneRule.above(below, all, lane, value);
        try {
            return Optional.of(new Opened(create(below.listener(), wanted, lane), false));
        } catch (PriorityInUseException taken) {
            return Optional.empty();
        }
    }

    private Optional<LiveRule> find(List<LiveRule> all, Lane lane) {
        Map<Arn, Map<String, String>> known = tags.of(all.stream()
                .filter(rule -> !rule.isDefault())
                .map(LiveRule::arn)
                .toList());
        return all.stream()
                .filter(rule -> lane.tag()
                        .equals(known.getOrDefault(rule.arn(), Map.of()).get(Lane.TAG)))
                .findFirst();
    }

    private Arn create(Arn listener, LaneRule wanted, Lane lane) {
        List<Tag> wantedTags = new ArrayList<>();
        wantedTags.add(
                Tag.builder().key(RouteTags.ROUTE).value(lane.route().name()).build());
        wantedTags.add(Tag.builder().key(Lane.TAG).value(lane.tag()).build());
        CreateRuleRequest.Builder request = CreateRuleRequest.builder()
                .listenerArn(listener.value())
                .priority(wanted.priority())
                .conditions(wanted.conditions())
                .actions(wanted.actions())
                .tags(wantedTags);
        if (!wanted.transforms().isEmpty()) {
            request.transforms(wanted.transforms());
        }
        return new Arn(client.createRule(request.build()).rules().get(0).ruleArn());
    }

    /** Returns the secret of a lane, which only its rule knows. */
    public String value(Route route, Arn lane) {
        String before = "*" + Lane.cookie(route) + "=";
        return rules.get(lane).rule().conditions().stream()
                .map(RuleCondition::httpHeaderConfig)
                .filter(config -> config != null && config.hasValues())
                .flatMap(config -> config.values().stream())
                .filter(value -> value.startsWith(before) && value.endsWith("*"))
                .map(value -> value.substring(before.length(), value.length() - 1))
                .findFirst()
                .orElseThrow(() -> new LaneException("lane: rule " + lane + " (expected: the cookie of testers)"));
    }

    /** Removes a lane. Returns whether it was there. */
    public boolean remove(Arn lane) {
        try {
            client.deleteRule(request -> request.ruleArn(lane.value()));
            return true;
        } catch (RuleNotFoundException gone) {
            return false;
        }
    }
}
