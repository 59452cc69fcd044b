package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a stack's template is.
 *
 * @param stackName the stack's name
 * @param template the template file, absolute
 */
record StackSource(String stackName, Path template) {

    private static final String TEMPLATE_SUFFIX = ".template.json";

    /**
     * Finds a template.
     *
     * @throws TemplateException if there is none, or several and none is chosen
     */
    static StackSource find(Path source, @Nullable String stackName) {
        Path absolute = source.toAbsolutePath().normalize();
        if (Files.isRegularFile(absolute)) {
            return new StackSource(stackName == null ? stackNameOf(absolute) : stackName, absolute);
        }
        if (!Files.isRegularFile(absolute.resolve("manifest.json"))) {
            throw new TemplateException(
                    "template: " + source + " (expected: a folder with a manifest.json, or a template file)");
        }
        return choose(stacksIn(absolute), source, stackName);
    }

    private static StackSource choose(List<StackSource> stacks, Path source, @Nullable String stackName) {
        List<StackSource> wanted = stacks.stream()
                .filter(stack -> stackName == null || stack.stackName().equals(stackName))
                .toList();
        if (wanted.size() != 1) {
            List<String> names = stacks.stream().map(StackSource::stackName).toList();
            String asked = stackName == null ? stacks.size() + " stacks" : "no stack " + stackName;
            throw new TemplateException("template: " + source + " has " + asked + " (expected: one of " + names + ")");
        }
        return wanted.get(0);
    }

    /** Stages of an app are cloud assemblies of their own in folders below. */
    private static List<StackSource> stacksIn(Path folder) {
        List<StackSource> stacks = new ArrayList<>();
        JsonFile.read(folder.resolve("manifest.json"))
                .path("artifacts")
                .properties()
                .forEach(artifact -> {
                    JsonNode properties = artifact.getValue().path("properties");
                    switch (artifact.getValue().path("type").asText()) {
                        case "aws:cloudformation:stack" ->
                            stacks.add(new StackSource(
                                    properties.path("stackName").asText(artifact.getKey()),
                                    folder.resolve(
                                            properties.path("templateFile").asText())));
                        case "cdk:cloud-assembly" ->
                            stacks.addAll(stacksIn(folder.resolve(
                                    properties.path("directoryName").asText())));
                        default -> {
                            // Trees, metadata and asset manifests describe no stack.
                        }
                    }
                });
        return stacks;
    }

    /** Returns the assets that the manifest beside the template lists. */
    Assets assets() {
        Path folder = template.resolveSibling("").toAbsolutePath().normalize();
        String file = template.getFileName().toString();
        String base =
                file.endsWith(TEMPLATE_SUFFIX) ? file.substring(0, file.length() - TEMPLATE_SUFFIX.length()) : file;
        Path manifest = folder.resolve(base + ".assets.json");
        return Assets.of(folder, Files.isRegularFile(manifest) ? JsonFile.read(manifest) : MissingNode.getInstance());
    }

    private static String stackNameOf(Path template) {
        String file = template.getFileName().toString();
        return file.replaceFirst("(\\.template)?\\.[^.]*$", "").replaceAll("[^A-Za-z0-9-]", "-");
    }
}
