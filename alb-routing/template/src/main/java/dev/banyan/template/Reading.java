package dev.banyan.template;

import dev.banyan.model.TargetGroup;
import dev.banyan.template.evaluation.Evaluator;
import java.util.ArrayList;
import java.util.List;

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
