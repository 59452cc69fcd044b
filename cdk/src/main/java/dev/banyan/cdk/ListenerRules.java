package dev.banyan.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;

/**
 * Creates a rule on every active listener of a load balancer. The properties of a plain rule and of
 * the custom resource have one shape, so both are written here, as ordered maps: the order of keys
 * is part of a reproducible template.
 */
final class ListenerRules {

    private final Construct scope;
    private final StranglerAlb alb;
    private final String resourceType;
    private final Map<String, Object> extraProperties;

    private ListenerRules(Construct scope, StranglerAlb alb, String resourceType, Map<String, Object> extraProperties) {
        this.scope = scope;
        this.alb = alb;
        this.resourceType = resourceType;
        this.extraProperties = extraProperties;
    }

    /** Rules whose weights CloudFormation owns. */
    static ListenerRules plain(Construct scope, StranglerAlb alb) {
        return new ListenerRules(scope, alb, "AWS::ElasticLoadBalancingV2::ListenerRule", Map.of());
    }

    /** Rules made by a custom resource. */
    static ListenerRules custom(Construct scope, StranglerAlb alb, Map<String, Object> extraProperties) {
        return new ListenerRules(scope, alb, "Custom::StranglerRule", extraProperties);
    }

    void create(RouteRule rule, String route, Map<String, Object> action, Consumer<CfnResource> onCreated) {
        alb.claimPriority(rule.priority(), scope.getNode().getPath());
        for (AlbListener listener : alb.listeners()) {
            CfnResource resource = CfnResource.Builder.create(scope, listener.name())
                    .type(resourceType)
                    .properties(properties(rule, listener, route, action))
                    .build();
            listener.restrict(resource, scope, rule.when());
            onCreated.accept(resource);
        }
    }

    private Map<String, Object> properties(
            RouteRule rule, AlbListener listener, String route, Map<String, Object> action) {
        Map<String, Object> properties = new LinkedHashMap<>(extraProperties);
        properties.put("ListenerArn", listener.resource().getRef());
        properties.put("Priority", rule.priority());
        properties.put("Conditions", rule.conditions().toProperties());
        properties.put("Actions", List.of(action));
        properties.put("Tags", RouteTags.ofRule(route));
        return properties;
    }
}
