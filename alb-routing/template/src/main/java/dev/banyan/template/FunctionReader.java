package dev.banyan.template;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.banyan.model.Arn;
import dev.banyan.template.evaluation.EvaluationException;
import dev.banyan.template.evaluation.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads functions with their versions, aliases and permissions. */
final class FunctionReader {

    /** Properties that change what a function does, and which a local run does not have. */
    private static final Map<String, String> MISSING = Map.of(
            "Layers", "layers are not added to the class path",
            "FileSystemConfigs", "no file system is mounted",
            "DeadLetterConfig", "events that fail are not kept");

    private final Reading reading;
    private final Secrets secrets;

    FunctionReader(Reading reading, Secrets secrets) {
        this.reading = reading;
        this.secrets = secrets;
    }

    List<FunctionDefinition> read() {
        List<FunctionDefinition> functions = new ArrayList<>();
        for (TemplateResource resource : reading.template().resources(ResourceTypes.FUNCTION)) {
            reading.problems()
                    .attempt(() -> readOne(resource))
                    .flatMap(function -> function)
                    .ifPresent(functions::add);
        }
        return functions;
    }

    private Optional<FunctionDefinition> readOne(TemplateResource resource) {
        Value runtime = property(resource, "Runtime");
        Value code = property(resource, "Code");
        String id = resource.logicalId();
        if (!runtime.text("").startsWith("java") || !code.get("S3Key").isPresent()) {
            String kind = runtime.text("an image");
            reading.unsupported(
                    resource, "Runtime", kind + " functions do not run here; the load balancer answers 502");
            return Optional.empty();
        }
        nameMissing(resource);
        LambdaNames names = reading.physical().lambda();
        String arn = names.arn(resource);
        Value reserved = property(resource, "ReservedConcurrentExecutions");
        return Optional.of(new FunctionDefinition(
                id,
                reading.physical().reference(id, id),
                new Arn(arn),
                archive(code.get("S3Key")),
                property(resource, "Handler").text(),
                runtime.text(),
                property(resource, "MemorySize").integer(128),
                Duration.ofSeconds(property(resource, "Timeout").integer(3)),
                environment(resource),
                reserved.isPresent() ? Integer.valueOf(reserved.integer()) : null,
                property(resource, "SnapStart").get("ApplyOn").text("None").equals("PublishedVersions"),
                new FunctionParts(reading, arn).versions(),
                new FunctionParts(reading, arn).aliases(),
                new FunctionParts(reading, arn).permissions()));
    }

    private void nameMissing(TemplateResource resource) {
        new java.util.TreeMap<>(MISSING).forEach((property, meaning) -> {
            Value value = property(resource, property);
            if (value.isPresent() && !value.node().isEmpty()) {
                reading.unsupported(resource, property, meaning);
            }
        });
    }

    private Path archive(Value key) {
        Path archive = reading.assets().find(key.text());
        if (archive == null) {
            throw key.unexpected("an asset that the asset manifest beside the template lists");
        }
        if (!Files.exists(archive)) {
            throw EvaluationException.of(key.path(), archive, "a file that exists");
        }
        return archive;
    }

    private Environment environment(TemplateResource resource) {
        return new TemplateEnvironment(
                reading.template(),
                secrets,
                evaluator -> resource.property("Environment", evaluator).get("Variables"),
                evaluator -> new Value(MissingNode.getInstance(), resource.logicalId()));
    }

    private Value property(TemplateResource resource, String name) {
        return resource.property(name, reading.evaluator());
    }
}
