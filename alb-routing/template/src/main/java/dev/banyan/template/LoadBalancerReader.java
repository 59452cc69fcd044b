package dev.banyan.template;

import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.template.evaluation.Value;
import java.util.List;
import java.util.Map;

/** Reads a load balancer with the listeners that name it. */
final class LoadBalancerReader {

    private final Reading reading;
    private final Map<Arn, List<Listener>> listeners;

    LoadBalancerReader(Reading reading, Map<Arn, List<Listener>> listenersByLoadBalancer) {
        this.reading = reading;
        this.listeners = listenersByLoadBalancer;
    }

    LoadBalancer read(TemplateResource resource) {
        Value balancer = resource.values(reading.evaluator());
        Value type = balancer.get("Type");
        if (!type.text("application").equals("application")) {
            throw type.unexpected("application");
        }
        Value attributes = balancer.get("LoadBalancerAttributes");
        Map<String, String> values = attributes.pairs("Key", "Value");
        LoadBalancerAttributes read = attributes.make(() -> new LoadBalancerAttributes(values));
        nameUnsupported(resource, values);
        String id = resource.logicalId();
        Arn arn = new Arn(reading.physical().reference(id, id));
        return balancer.make(() -> new LoadBalancer(
                arn,
                arn.resource().split("/", -1)[2],
                reading.physical().attribute(id, "DNSName", id),
                read,
                listeners.getOrDefault(arn, List.of())));
    }

    /** HTTP/2 is on by default, so that only who asks for it is told. */
    private void nameUnsupported(TemplateResource resource, Map<String, String> values) {
        if ("true".equals(values.get("routing.http2.enabled"))) {
            reading.unsupported(resource, "routing.http2.enabled", "is true; a local run behaves as for false");
        }
    }
}
