package dev.banyan.template;

import dev.banyan.model.Arn;
import dev.banyan.model.InvalidRoutingException;
import dev.banyan.model.TargetGroup;
import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reading of a template: what all readers of its resources share. Confined to one thread. */
final class Reading {

    private final StackTemplate template;
    private final Assets assets;
    private final PhysicalResources physical;
    private final Problems problems;
    private final List<Unsupported> unsupported = new ArrayList<>();

    Reading(StackTemplate template, Assets assets, Problems problems) {
        this.template = template;
        this.assets = assets;
        this.physical = template.physical(PhysicalResources.NOTHING_LOCAL);
        this.problems = problems;
    }

    StackTemplate template() {
        return template;
    }

    Assets assets() {
        return assets;
    }

    PhysicalResources physical() {
        return physical;
    }

    /** Returns an evaluator that knows nothing of this machine. */
    Evaluator evaluator() {
        return physical.evaluator();
    }

    Problems problems() {
        return problems;
    }

    /** Returns a value at the place of the load balancer, listener or rule of an ARN, or where it stands. */
    private Value at(@Nullable Arn arn, Value value) {
        if (arn == null) {
            return value;
        }
        for (TemplateResource resource : template.resources(
                ResourceTypes.LOAD_BALANCER, ResourceTypes.LISTENER_RULE, ResourceTypes.STRANGLER_RULE)) {
            if (ownArn(resource).equals(arn.value())) {
                return value.at(resource.logicalId());
            }
        }
        for (TemplateResource listener : template.resources(ResourceTypes.LISTENER)) {
            String defaultRule = ownArn(listener).replace(":listener/", ":listener-rule/") + "/";
            if (arn.value().startsWith(defaultRule)) {
                return value.at(listener.logicalId());
            }
        }
        return value;
    }

    private String ownArn(TemplateResource resource) {
        return physical.reference(resource.logicalId(), resource.logicalId());
    }

    /** Makes something of several resources, naming the one that is refused. */
    <T> T make(Value value, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidRoutingException e) {
            throw at(e.subject(), value).refused(e);
        }
    }

    void unsupported(TemplateResource resource, String property, String meaning) {
        unsupported.add(new Unsupported(resource.logicalId(), property, meaning));
    }

    void unsupportedTarget(TargetGroup group, String meaning) {
        unsupported.add(new Unsupported(group.name(), "Targets", meaning));
    }

    List<Unsupported> unsupported() {
        return unsupported;
    }
}
