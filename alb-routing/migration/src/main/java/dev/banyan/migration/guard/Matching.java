package dev.banyan.migration.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.migration.plan.template.Template;
import dev.banyan.migration.plan.template.TemplateRule;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.model.Arn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the live rules and groups of a template's: by the stack's resources, by tags, or by listener and priority, in this
 * order.
 */
final class Matching {

    private static final String UNRESOLVED = "arn:aws:unresolved:::";

    private final RuleChangeSet changes;
    private final LiveSystem live;

    Matching(RuleChangeSet changes, LiveSystem live) {
        this.changes = changes;
        this.live = live;
    }

    /** Returns the live rule of a change. */
    Match find(ResourceChange change) {
        Optional<String> known =
                change.physicalId().or(() -> changes.resources().physicalId(change.logicalId()));
        if (known.isPresent()) {
            return live.rule(known.get()).<Match>map(Match.Found::new).orElseGet(Match.None::new);
        }
        List<TaggedRule> tagged = live.rules().stream()
                .filter(rule -> rule.isResource(changes.stack(), change.logicalId()))
                .toList();
        return tagged.isEmpty()
                ? change.before().or(change::after).map(this::byPlace).orElseGet(Match.None::new)
                : Match.of(tagged, "tags");
    }

    private Match byPlace(TemplateRule rule) {
        return Match.of(
                live.rules().stream()
                        .filter(one -> one.rule().priority().equals(rule.priority()))
                        .filter(one -> isOf(one.rule().listener(), rule.listener()))
                        .toList(),
                "listener port and priority");
    }

    private boolean isOf(Arn listener, String named) {
        if (!named.startsWith(UNRESOLVED)) {
            return listener.value().equals(named);
        }
        JsonNode port = changes.before()
                .properties(named.substring(UNRESOLVED.length()))
                .path("Port");
        return port.isMissingNode()
                || port.asText().equals(String.valueOf(live.ports().get(listener)));
    }

    /**
     * Returns a template's weights with the ARNs of the live rule's groups.
     *
     * @param template the template that names the groups
     * @throws IllegalArgumentException if a weight cannot be worked out
     */
    GroupWeights weights(TemplateRule rule, Template template, LiveRule current) {
        GroupWeights wanted = rule.asLive()
                .weights()
                .orElseThrow(
                        () -> new IllegalArgumentException("actions: none to a target group (expected: a forward)"));
        Map<Arn, Integer> byArn = new LinkedHashMap<>();
        wanted.weights().forEach((group, weight) -> byArn.put(resolve(group, template, current), weight));
        return new GroupWeights(elimination(byArn, current));
    }

    /** Returns the live group of a name; the name itself where there is none. */
    Arn resolve(Arn group, Template template, LiveRule current) {
        if (!group.value().startsWith(UNRESOLVED)) {
            return group;
        }
        String logicalId = group.value().substring(UNRESOLVED.length());
        Map<String, String> wanted = tags(template.properties(logicalId));
        return groups(current).stream()
                .filter(candidate -> {
                    Map<String, String> tags = live.groupTags().getOrDefault(candidate.value(), Map.of());
                    boolean sameRole = wanted.containsKey("banyan:role")
                            && wanted.get("banyan:role").equals(tags.get("banyan:role"))
                            && wanted.getOrDefault("banyan:route", "").equals(tags.get("banyan:route"));
                    return sameRole || logicalId.equals(tags.get("aws:cloudformation:logical-id"));
                })
                .findFirst()
                .orElse(group);
    }

    private static List<Arn> groups(LiveRule rule) {
        return rule.weights()
                .map(weights -> List.copyOf(weights.weights().keySet()))
                .orElse(List.of());
    }

    private static Map<String, String> tags(JsonNode properties) {
        Map<String, String> tags = new HashMap<>();
        properties
                .path("Tags")
                .forEach(tag ->
                        tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return tags;
    }

    /** One name that is left over and one live group that is left over are the same. */
    private static Map<Arn, Integer> elimination(Map<Arn, Integer> weights, LiveRule current) {
        List<Arn> names = weights.keySet().stream()
                .filter(group -> group.value().startsWith(UNRESOLVED))
                .toList();
        List<Arn> groups = groups(current).stream()
                .filter(group -> !weights.containsKey(group))
                .toList();
        if (names.size() != 1 || groups.size() != 1) {
            return weights;
        }
        Map<Arn, Integer> complete = new LinkedHashMap<>();
        weights.forEach((group, weight) -> complete.put(group.equals(names.get(0)) ? groups.get(0) : group, weight));
        return complete;
    }

    /** Returns whether a name stayed one. */
    static boolean isUnresolved(GroupWeights weights) {
        return weights.weights().keySet().stream()
                .anyMatch(group -> group.value().startsWith(UNRESOLVED));
    }
}
