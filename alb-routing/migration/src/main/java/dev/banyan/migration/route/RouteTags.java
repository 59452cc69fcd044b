package dev.banyan.migration.route;

import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** The tags that mark the rules and groups of a route, and how they are read. Thread-safe. */
public final class RouteTags {

    /** The tag of rules and groups that names the route. */
    public static final String ROUTE = "banyan:route";

    /** The tag of groups that says which side they are. */
    public static final String ROLE = "banyan:role";

    /** The value of {@link #ROLE} for the container's group. */
    public static final String CONTAINER = "container";

    /** The value of {@link #ROLE} for the function's group. */
    public static final String LAMBDA = "lambda";

    /** AWS's limit of one call. */
    private static final int MAXIMUM_RESOURCES = 20;

    private final ElasticLoadBalancingV2Client client;

    /** @param client the client of the load balancer's account and region */
    public RouteTags(ElasticLoadBalancingV2Client client) {
        this.client = client;
    }

    /** Returns the tags of many resources, in as many calls as AWS's limit of 20 asks for. */
    public Map<Arn, Map<String, String>> of(List<Arn> resources) {
        Map<Arn, Map<String, String>> tags = new HashMap<>();
        for (int from = 0; from < resources.size(); from += MAXIMUM_RESOURCES) {
            List<String> some = resources.subList(from, Math.min(from + MAXIMUM_RESOURCES, resources.size())).stream()
                    .map(Arn::value)
                    .toList();
            client.describeTags(request -> request.resourceArns(some))
                    .tagDescriptions()
                    .forEach(one -> tags.put(new Arn(one.resourceArn()), tags(one)));
        }
        return tags;
    }

    private static Map<String, String> tags(TagDescription description) {
        Map<String, String> tags = new HashMap<>();
        description.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    /** Adds tags to a resource; those it has already of the same keys are replaced. */
    void add(Arn resource, Map<String, String> added) {
        List<Tag> tags = new ArrayList<>();
        added.forEach(
                (key, value) -> tags.add(Tag.builder().key(key).value(value).build()));
        client.addTags(request -> request.resourceArns(resource.value()).tags(tags));
    }
}
