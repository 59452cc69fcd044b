package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import dev.banyan.model.TargetGroup;
import dev.banyan.template.ContainerDefinition.Registration;
import dev.banyan.template.evaluation.EvaluationException;
import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads services behind target groups and the containers of their task definitions. */
final class ContainerReader {

    /** The key of the metadata that says how a service's process is started on one machine. */
    static final String METADATA = "banyan:local";

    private final Reading reading;
    private final Secrets secrets;
    private final Routing routing;

    ContainerReader(Reading reading, Secrets secrets, Routing routing) {
        this.reading = reading;
        this.secrets = secrets;
        this.routing = routing;
    }

    List<ContainerDefinition> read() {
        List<ContainerDefinition> containers = new ArrayList<>();
        for (TemplateResource service : reading.template().resources(ResourceTypes.SERVICE)) {
            reading.problems()
                    .attempt(() -> readOne(service))
                    .flatMap(container -> container)
                    .ifPresent(containers::add);
        }
        return containers;
    }

    private Optional<ContainerDefinition> readOne(TemplateResource service) {
        Value local = service.metadata(METADATA, reading.evaluator());
        List<Value> attachments =
                service.property("LoadBalancers", reading.evaluator()).list();
        if (!local.isPresent() || attachments.isEmpty()) {
            String meaning = attachments.isEmpty()
                    ? "a service behind no target group is not started"
                    : "without metadata " + METADATA + " nothing is started; its target groups stay empty";
            reading.unsupported(service, service.type(), meaning);
            return Optional.empty();
        }
        String container = attachments.get(0).get("ContainerName").text();
        TemplateResource task = taskOf(service);
        int index = indexOf(container, task);
        List<Registration> registrations =
                attachments.stream().map(ContainerReader::registration).toList();
        return Optional.of(new ContainerDefinition(
                service.logicalId(),
                local.get("name").text(),
                container,
                reading.assets().folder().resolve(local.get("jar").text()).normalize(),
                local.get("jvmOptions").texts(),
                environment(task, index),
                local.get("environment").textsByName(),
                registrations,
                healthCheckPath(registrations),
                service.property("DesiredCount", reading.evaluator()).integer(1)));
    }

    private static Registration registration(Value attachment) {
        Value group = attachment.get("TargetGroupArn");
        return new Registration(
                group.make(() -> new Arn(group.text())),
                attachment.get("ContainerPort").integer());
    }

    private TemplateResource taskOf(TemplateResource service) {
        Value task = service.property("TaskDefinition", reading.evaluator());
        return reading.template().resources(ResourceTypes.TASK_DEFINITION).stream()
                .filter(one -> reading.physical()
                        .reference(one.logicalId(), one.logicalId())
                        .equals(task.text()))
                .findFirst()
                .orElseThrow(() -> task.unexpected("a task definition of the template"));
    }

    /** Containers beside the one that serves requests are not started. */
    private int indexOf(String container, TemplateResource task) {
        JsonNode containers = task.raw("ContainerDefinitions");
        int found = -1;
        for (int i = 0; i < containers.size(); i++) {
            String name =
                    containerProperty(task, i, "Name", reading.evaluator()).text();
            if (name.equals(container)) {
                found = i;
            } else {
                reading.unsupported(
                        task, "ContainerDefinitions[" + i + "]", name + " serves no target group and is not started");
            }
        }
        if (found < 0) {
            throw EvaluationException.of(
                    task.logicalId() + ".ContainerDefinitions",
                    "no container " + container,
                    "one that serves the target group");
        }
        return found;
    }

    private Environment environment(TemplateResource task, int index) {
        return new TemplateEnvironment(
                reading.template(),
                secrets,
                evaluator -> containerProperty(task, index, "Environment", evaluator),
                evaluator -> containerProperty(task, index, "Secrets", evaluator));
    }

    private static Value containerProperty(TemplateResource task, int index, String property, Evaluator evaluator) {
        String path = task.logicalId() + ".ContainerDefinitions[" + index + "]." + property;
        JsonNode raw = task.raw("ContainerDefinitions").path(index).path(property);
        return new Value(evaluator.evaluate(raw, path), path);
    }

    private @Nullable String healthCheckPath(List<Registration> registrations) {
        TargetGroup group = routing.targetGroups().get(registrations.get(0).targetGroup());
        return group == null ? null : group.healthCheck().path();
    }
}
