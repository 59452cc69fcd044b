package dev.banyan.template;

import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what belongs to one function but is declared as resources of its own. */
final class FunctionParts {

    private final Reading reading;
    private final String arn;

    /**
     * Makes a reader of the parts of a function.
     *
     * @param arn the function's unqualified ARN
     */
    FunctionParts(Reading reading, String arn) {
        this.reading = reading;
        this.arn = arn;
    }

    List<String> versions() {
        return own(ResourceTypes.VERSION).stream()
                .map(version -> reading.physical().attribute(version.logicalId(), "Version", version.logicalId()))
                .toList();
    }

    Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (TemplateResource alias : own(ResourceTypes.ALIAS)) {
            Value values = alias.values(reading.evaluator());
            aliases.put(values.get("Name").text(), values.get("FunctionVersion").text());
            if (values.get("RoutingConfig").isPresent()) {
                reading.unsupported(alias, "RoutingConfig", "all invocations go to FunctionVersion");
            }
        }
        return aliases;
    }

    List<FunctionPermission> permissions() {
        List<FunctionPermission> permissions = new ArrayList<>();
        for (TemplateResource permission : own(ResourceTypes.PERMISSION)) {
            Value values = permission.values(reading.evaluator());
            Value source = values.get("SourceArn");
            permissions.add(new FunctionPermission(
                    reading.physical().lambda().qualifierOf(permission),
                    values.get("Action").text(),
                    values.get("Principal").text(),
                    source.isPresent() ? source.text() : null));
        }
        return permissions;
    }

    private List<TemplateResource> own(String type) {
        return reading.template().resources(type).stream()
                .filter(resource ->
                        reading.physical().lambda().functionOf(resource).equals(arn))
                .toList();
    }
}
