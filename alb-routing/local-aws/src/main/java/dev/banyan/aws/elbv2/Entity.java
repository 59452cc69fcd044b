package dev.banyan.aws.elbv2;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rule;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource by itself, with what is told of it and without the resources below it: what the journal keeps, and what
 * either the template or the API decides about.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entity.OfLoadBalancer.class, name = "load-balancer"),
    @JsonSubTypes.Type(value = Entity.OfListener.class, name = "listener"),
    @JsonSubTypes.Type(value = Entity.OfRule.class, name = "rule"),
    @JsonSubTypes.Type(value = Entity.OfTargetGroup.class, name = "target-group")
})
sealed interface Entity {

    /** Returns the resource that it belongs to and cannot be without, or null. */
    @Nullable
    Arn parent();

    /**
     * Returns what a template says of it: without the time at which it was first seen, and without targets, which
     * are registered and deregistered one by one.
     */
    Entity asOfTemplate();

    /** A load balancer without its listeners. */
    record OfLoadBalancer(String name, String dnsName, Map<String, String> attributes, LoadBalancerFacts facts)
            implements Entity {

        static OfLoadBalancer of(LoadBalancer loadBalancer, LoadBalancerFacts facts) {
            return new OfLoadBalancer(
                    loadBalancer.name(),
                    loadBalancer.dnsName(),
                    loadBalancer.attributes().values(),
                    facts);
        }

        @Override
        public @Nullable Arn parent() {
            return null;
        }

        @Override
        public Entity asOfTemplate() {
            return new OfLoadBalancer(name, dnsName, attributes, facts.withCreated(Instant.EPOCH));
        }
    }

    /** A listener without its rules. */
    record OfListener(
            Arn loadBalancer, Protocol protocol, int port, Map<String, String> attributes, ListenerFacts facts)
            implements Entity {

        static OfListener of(Arn loadBalancer, Listener listener, ListenerFacts facts) {
            return new OfListener(
                    loadBalancer,
                    listener.protocol(),
                    listener.port(),
                    listener.attributes().values(),
                    facts);
        }

        @Override
        public Arn parent() {
            return loadBalancer;
        }

        @Override
        public Entity asOfTemplate() {
            return this;
        }
    }

    /** A rule. */
    record OfRule(Arn listener, Rule rule, @Nullable AuthenticationConfig authentication) implements Entity {

        @Override
        public Arn parent() {
            return listener;
        }

        @Override
        public Entity asOfTemplate() {
            return this;
        }
    }

    /**
     * A target group.
     *
     * @param group the group without its targets
     * @param vpcId its VPC, or empty for Lambda targets
     * @param targets its targets
     */
    record OfTargetGroup(TargetGroup group, String vpcId, List<PlacedTarget> targets) implements Entity {

        /** Takes the targets out of the group. */
        public OfTargetGroup {
            group = group.withTargets(List.of());
            targets = List.copyOf(targets);
        }

        static OfTargetGroup of(TargetGroup group, TargetGroupFacts facts) {
            return new OfTargetGroup(
                    group,
                    facts.vpcId(),
                    group.targets().stream()
                            .map(target ->
                                    new PlacedTarget(target, facts.zones().get(target)))
                            .toList());
        }

        @Override
        public @Nullable Arn parent() {
            return null;
        }

        @Override
        public Entity asOfTemplate() {
            return withTargets(List.of());
        }

        OfTargetGroup withTargets(List<PlacedTarget> newTargets) {
            return new OfTargetGroup(group, vpcId, newTargets);
        }
    }

    /** A target and the zone that it was registered with, or null. */
    record PlacedTarget(Target target, @Nullable String zone) {}
}
