package dev.banyan.junit;

import dev.banyan.model.Target;
import dev.banyan.template.LocalValues;
import dev.banyan.template.ReadOptions;
import dev.banyan.template.SecretDefinition;
import dev.banyan.template.SynthesizedSystem;
import dev.banyan.template.TemplateException;
import dev.banyan.template.TemplateReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What the test asked for. Belongs to one thread. */
final class Settings {

    final @Nullable Path template;
    final Map<String, Target.Ip> targets = new LinkedHashMap<>();
    final Map<String, String> parameters = new LinkedHashMap<>();
    final Map<String, String> attributes = new LinkedHashMap<>();

    Settings(@Nullable Path template) {
        this.template = template;
    }

    /**
     * Reads the template; null where there is none.
     *
     * @throws ExtensionConfigurationException if it is missing, cannot be read, or has no such container
     */
    @Nullable
    SynthesizedSystem read() {
        Path path = template;
        if (path == null) {
            return null;
        }
        if (!Files.exists(path)) {
            throw new ExtensionConfigurationException(
                    "template: " + path.toAbsolutePath().normalize()
                            + " is not there (expected: the folder that CDK synthesized, or a template file)");
        }
        try {
            SynthesizedSystem read =
                    TemplateReader.read(path, ReadOptions.defaults().withParameters(parameters));
            check(read);
            return read;
        } catch (TemplateException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    private void check(SynthesizedSystem system) {
        var names =
                system.containers().stream().map(container -> container.name()).toList();
        targets.keySet().stream().filter(name -> !names.contains(name)).forEach(name -> {
            throw new ExtensionConfigurationException(
                    "target: " + name + " (expected: a container of the template, one of " + names + ")");
        });
    }

    /** Returns what the template's resources are in this test. */
    LocalValues values() {
        return new LocalValues() {
            private final SecureRandom random = new SecureRandom();
            private final Map<String, String> secrets = new LinkedHashMap<>();

            @Override
            public @Nullable String attribute(String logicalId, String attribute) {
                String given = attributes.get(logicalId + "." + attribute);
                return given == null && attribute.equals("DNSName") ? "localhost" : given;
            }

            @Override
            public String secret(SecretDefinition secret) {
                return secrets.computeIfAbsent(secret.logicalId(), id -> secret.generate(random));
            }
        };
    }
}
