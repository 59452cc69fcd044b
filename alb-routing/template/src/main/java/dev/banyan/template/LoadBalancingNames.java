package dev.banyan.template;

import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Ids;
import dev.banyan.template.evaluation.Stack;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ARNs and attributes of load balancers, listeners, rules and target groups. */
final class LoadBalancingNames {

    private final Stack stack;
    private final Evaluator evaluator;
    private final ResourceNames names;

    LoadBalancingNames(Stack stack, Evaluator evaluator, ResourceNames names) {
        this.stack = stack;
        this.evaluator = evaluator;
        this.names = names;
    }

    /** A listener's ARN holds its load balancer's, and a rule's holds its listener's. */
    String arn(TemplateResource resource) {
        return switch (resource.type()) {
            case ResourceTypes.LOAD_BALANCER -> own("loadbalancer/" + fullName(resource));
            case ResourceTypes.TARGET_GROUP -> own("targetgroup/" + names.of(resource) + "/" + id(resource));
            case ResourceTypes.LISTENER -> below(resource, "LoadBalancerArn", ":loadbalancer/", ":listener/");
            default -> below(resource, "ListenerArn", ":listener/", ":listener-rule/");
        };
    }

    @Nullable
    String attribute(TemplateResource resource, String attribute) {
        return switch (attribute) {
            case "LoadBalancerArn", "TargetGroupArn", "ListenerArn", "RuleArn" -> arn(resource);
            case "LoadBalancerName", "TargetGroupName" -> names.of(resource);
            case "LoadBalancerFullName" -> fullName(resource);
            case "TargetGroupFullName" -> "targetgroup/" + names.of(resource) + "/" + id(resource);
            case "DNSName" -> dnsName(resource);
            case "CanonicalHostedZoneID" -> "Z35SXDOTRQ7X7K";
            default -> null;
        };
    }

    String dnsName(TemplateResource loadBalancer) {
        long number = Long.parseLong(id(loadBalancer).substring(0, 8), 16) % 1_000_000_000L;
        String name = names.of(loadBalancer).toLowerCase(Locale.ROOT);
        return name + "-" + number + "." + stack.region() + ".elb.amazonaws.com";
    }

    private String fullName(TemplateResource loadBalancer) {
        return "app/" + names.of(loadBalancer) + "/" + id(loadBalancer);
    }

    private String below(TemplateResource resource, String parent, String kind, String ownKind) {
        return resource.property(parent, evaluator).text().replace(kind, ownKind) + "/" + id(resource);
    }

    private String own(String resource) {
        return stack.arn("elasticloadbalancing", resource);
    }

    private String id(TemplateResource resource) {
        return Ids.hex(stack.name(), resource.logicalId());
    }
}
