package dev.banyan.template;

import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads database instances. */
final class DatabaseReader {

    private final Reading reading;

    DatabaseReader(Reading reading) {
        this.reading = reading;
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
                textOrNull(property(resource, "DBName")));
    }

    private Value property(TemplateResource resource, String name) {
        return resource.property(name, reading.evaluator());
    }

    private static @Nullable String textOrNull(Value value) {
        return value.isPresent() ? value.text() : null;
    }
}
