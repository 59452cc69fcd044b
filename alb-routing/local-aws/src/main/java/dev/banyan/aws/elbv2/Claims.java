package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.Entity.OfListener;
import dev.banyan.aws.elbv2.Entity.OfLoadBalancer;
import dev.banyan.aws.elbv2.Entity.OfRule;
import dev.banyan.aws.elbv2.Entity.OfTargetGroup;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.WeightedTargetGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only one resource can have: names, ports, priorities, and target groups among load balancers. */
final class Claims {

    private final Map<Arn, Entity> entities;
    private final Map<String, Claim> held = new HashMap<>();

    Claims(Map<Arn, Entity> entities) {
        this.entities = entities;
    }

    /** Something claimed, by whom, and what is said to whoever comes second. */
    private record Claim(String thing, Arn holder, String words) {}

    /** Lets a resource have what it needs; returns what another one has of it already, in words, or null. */
    @Nullable
    String claim(Arn arn, Entity entity) {
        List<Claim> claims = claims(arn, entity);
        for (Claim claim : claims) {
            Claim other = held.get(claim.thing());
            if (other != null && !other.holder().equals(claim.holder())) {
                return claim.words() + " is taken by " + other.holder();
            }
        }
        claims.forEach(claim -> held.put(claim.thing(), claim));
        return null;
    }

    private List<Claim> claims(Arn arn, Entity entity) {
        if (entity instanceof OfLoadBalancer balancer) {
            return List.of(new Claim(
                    "load balancer " + ControlPlane.region(arn) + " " + balancer.name(),
                    arn,
                    "its name " + balancer.name()));
        }
        if (entity instanceof OfTargetGroup group) {
            String name = group.group().name();
            return List.of(new Claim("target group " + ControlPlane.region(arn) + " " + name, arn, "its name " + name));
        }
        if (entity instanceof OfListener listener) {
            return List.of(new Claim(
                    "port " + listener.loadBalancer() + " " + listener.port(), arn, "its port " + listener.port()));
        }
        return entity instanceof OfRule rule ? claims(arn, rule) : List.of();
    }

    private List<Claim> claims(Arn arn, OfRule rule) {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(
                "priority " + rule.listener() + " " + rule.rule().priority(),
                arn,
                "its priority " + rule.rule().priority()));
        if (entities.get(rule.listener()) instanceof OfListener listener) {
            for (Arn group : groups(rule)) {
                claims.add(new Claim("group " + group, listener.loadBalancer(), "target group " + group));
            }
        }
        return claims;
    }

    static List<Arn> groups(OfRule rule) {
        return rule.rule().routingAction() instanceof ForwardAction forward
                ? forward.targetGroups().stream()
                        .map(WeightedTargetGroup::targetGroup)
                        .toList()
                : List.of();
    }
}
