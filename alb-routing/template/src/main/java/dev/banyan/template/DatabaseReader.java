package dev.banyan.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads database instances. */
final class DatabaseReader {

    private static final String MASTER_USERNAME = "MasterUsername";

    private final Reading reading;
    private final Secrets secrets;

    DatabaseReader(Reading reading, Secrets secrets) {
        this.reading = reading;
        this.secrets = secrets;
    }

    List<DatabaseDefinition> read() {
        List<DatabaseDefinition> databases = new ArrayList<>();
        for (TemplateResource resource : reading.template().resources(ResourceTypes.DATABASE)) {
            reading.problems().attempt(() -> readOne(resource)).ifPresent(databases::add);
        }
        return databases;
    }

    private DatabaseDefinition readOne(TemplateResource resource) {
        String engine = property(resource, "Engine").text();
        if (!engine.equals("postgres")) {
            reading.unsupported(resource, "Engine", engine + " is not started; only postgres is");
        }
        return new DatabaseDefinition(
                resource.logicalId(),
                engine,
                textOrNull(property(resource, "EngineVersion")),
                textOrNull(property(resource, "DBName")),
                credentials(resource));
    }

    /** The name may be taken from a secret, whose value only the machine knows. */
    private Environment credentials(TemplateResource resource) {
        ObjectNode name = JsonNodeFactory.instance.objectNode();
        if (!resource.raw(MASTER_USERNAME).isMissingNode()) {
            name.set(MASTER_USERNAME, resource.raw(MASTER_USERNAME));
        }
        return new TemplateEnvironment(
                reading.template(),
                secrets,
                evaluator -> new Value(name, resource.logicalId(), evaluator),
                evaluator -> new Value(MissingNode.getInstance(), resource.logicalId()));
    }

    private Value property(TemplateResource resource, String name) {
        return resource.property(name, reading.evaluator());
    }

    private static @Nullable String textOrNull(Value value) {
        return value.isPresent() ? value.text() : null;
    }
}
