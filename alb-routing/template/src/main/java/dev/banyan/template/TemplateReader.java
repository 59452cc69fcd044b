package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.model.Routing;
import dev.banyan.template.evaluation.Parameters;
import dev.banyan.template.evaluation.Stack;
import java.nio.file.Path;
import java.util.List;

/** Reads a synthesized template. Stateless. */
public final class TemplateReader {

    private TemplateReader() {}

    /**
     * Reads a stack. Nothing of it needs to run yet: values that only this machine knows are asked for
     * when an {@link Environment} is resolved.
     *
     * @param source a {@code cdk.out} folder or a single template file with its assets beside it
     * @param options parameters, stack, account and region
     * @throws TemplateException if the template cannot be read; it lists every problem found
     */
    public static SynthesizedSystem read(Path source, ReadOptions options) {
        StackSource found = StackSource.find(source, options.stackName());
        JsonNode template = JsonFile.read(found.template());
        if (!template.path("Resources").isObject()) {
            throw new TemplateException(found.template() + ": no Resources (expected: a CloudFormation template)");
        }
        Problems problems = new Problems();
        Parameters parameters = Parameters.of(template.path("Parameters"), options.parameters(), problems::add);
        problems.throwIfAny();
        Stack stack = new Stack(found.stackName(), options.account(), options.region());
        StackTemplate stackTemplate = StackTemplate.of(template, stack, parameters, problems);
        problems.throwIfAny();
        new DependencyCheck(stackTemplate, problems).run();
        problems.throwIfAny();
        return assemble(new Reading(stackTemplate, found.assets(), problems), parameters, template);
    }

    private static SynthesizedSystem assemble(Reading reading, Parameters parameters, JsonNode template) {
        Secrets secrets = new SecretReader(reading).read();
        List<FunctionDefinition> functions = new FunctionReader(reading, secrets).read();
        Routing routing = new RoutingReader(reading).read();
        List<ContainerDefinition> containers = new ContainerReader(reading, secrets, routing).read();
        List<DatabaseDefinition> databases = new DatabaseReader(reading, secrets).read();
        new UnsupportedParts(reading).name(template, routing, functions);
        reading.problems().throwIfAny();
        return new SynthesizedSystem(
                reading.template().stack().name(),
                routing,
                functions,
                containers,
                databases,
                secrets.definitions(),
                parameters.display(),
                reading.unsupported());
    }
}
