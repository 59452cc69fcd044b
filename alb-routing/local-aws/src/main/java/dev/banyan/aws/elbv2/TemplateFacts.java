package dev.banyan.aws.elbv2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.banyan.aws.elbv2.State.PlacedListener;
import dev.banyan.aws.journal.Journal;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Protocol;
import dev.banyan.model.Routing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the API tells of a template's resources and the template itself does not say. */
final class TemplateFacts {

    private static final String SPACE = "elbv2.first-seen";

    private TemplateFacts() {}

    /** Returns the state of a template. A load balancer counts as created when it was seen for the first time. */
    static State of(Routing routing, Journal journal, Instant now) {
        Map<Arn, Instant> seen = firstSeen(routing, journal, now);
        Map<Arn, LoadBalancerFacts> balancers = new HashMap<>();
        seen.forEach(
                (arn, instant) -> balancers.put(arn, DefaultNetwork.facts(arn).withCreated(instant)));
        State state = new State(routing, balancers, Map.of(), Map.of(), Map.of());
        Map<Arn, ListenerFacts> listeners = new HashMap<>();
        for (PlacedListener placed : state.allListeners()) {
            listeners.put(placed.listener().arn(), facts(placed.listener()));
        }
        Map<Arn, TargetGroupFacts> groups = new HashMap<>();
        routing.targetGroups().forEach((arn, group) -> groups.put(arn, DefaultNetwork.facts(group)));
        return new State(routing, balancers, listeners, groups, Map.of());
    }

    private static Map<Arn, Instant> firstSeen(Routing routing, Journal journal, Instant now) {
        Map<String, JsonNode> known = journal.entries(SPACE);
        Map<Arn, Instant> seen = new HashMap<>();
        Map<String, Optional<JsonNode>> changes = new LinkedHashMap<>();
        known.keySet().forEach(arn -> changes.put(arn, Optional.empty()));
        for (LoadBalancer balancer : routing.loadBalancers()) {
            String key = balancer.arn().value();
            JsonNode instant = known.get(key);
            seen.put(balancer.arn(), instant == null ? now : Instant.parse(instant.asText()));
            changes.remove(key);
            if (instant == null) {
                changes.put(key, Optional.of(TextNode.valueOf(now.toString())));
            }
        }
        if (!changes.isEmpty()) {
            journal.write(SPACE, changes);
        }
        return seen;
    }

    /** A listener with TLS has a certificate; the one that is made for it here gets an ARN that stays the same. */
    private static ListenerFacts facts(Listener listener) {
        if (listener.protocol() == Protocol.HTTP) {
            return ListenerFacts.NONE;
        }
        String[] parts = listener.arn().value().split(":", 6);
        UUID id = UUID.nameUUIDFromBytes(listener.arn().value().getBytes(StandardCharsets.UTF_8));
        String certificate = String.join(":", "arn", parts[1], "acm", parts[3], parts[4], "certificate/" + id);
        return new ListenerFacts(SslPolicies.DEFAULT, List.of(certificate), Map.of());
    }
}
