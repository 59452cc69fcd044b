package dev.banyan.template;

import dev.banyan.model.Arn;
import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads secrets and what they are attached to. */
final class SecretReader {

    private static final int DEFAULT_LENGTH = 32;

    private final Reading reading;
    private final Map<String, String> databases = new HashMap<>();

    SecretReader(Reading reading) {
        this.reading = reading;
    }

    Secrets read() {
        for (TemplateResource attachment : reading.template().resources(ResourceTypes.SECRET_ATTACHMENT)) {
            reading.problems().attempt(() -> attach(attachment));
        }
        List<SecretDefinition> secrets = new ArrayList<>();
        for (TemplateResource secret : reading.template().resources(ResourceTypes.SECRET)) {
            reading.problems().attempt(() -> readOne(secret)).ifPresent(secrets::add);
        }
        return new Secrets(secrets);
    }

    private boolean attach(TemplateResource attachment) {
        String secret = attachment.property("SecretId", reading.evaluator()).text();
        String database = attachment.property("TargetId", reading.evaluator()).text();
        for (TemplateResource one : reading.template().resources(ResourceTypes.DATABASE)) {
            if (reading.physical().reference(one.logicalId(), one.logicalId()).equals(database)) {
                databases.put(secret, one.logicalId());
            }
        }
        return databases.containsKey(secret);
    }

    private SecretDefinition readOne(TemplateResource resource) {
        Value secret = resource.values(reading.evaluator());
        String arn = reading.physical().reference(resource.logicalId(), resource.logicalId());
        Value generate = secret.get("GenerateSecretString");
        return new SecretDefinition(
                resource.logicalId(),
                nameOf(arn),
                new Arn(arn),
                textOrNull(secret.get("SecretString")),
                textOrNull(generate.get("SecretStringTemplate")),
                textOrNull(generate.get("GenerateStringKey")),
                generate.get("PasswordLength").integer(DEFAULT_LENGTH),
                generate.get("ExcludeCharacters").text(""),
                databases.get(arn));
    }

    private static String nameOf(String arn) {
        String name = arn.split(":", 7)[6];
        return name.substring(0, name.length() - 7);
    }

    private static @Nullable String textOrNull(Value value) {
        return value.isPresent() ? value.text() : null;
    }
}
