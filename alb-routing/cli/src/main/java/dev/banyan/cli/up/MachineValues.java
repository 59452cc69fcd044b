package dev.banyan.cli.up;

import dev.banyan.cli.process.LocalDatabase;
import dev.banyan.template.LocalValues;
import dev.banyan.template.SecretDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the template's resources are on this machine. */
final class MachineValues implements LocalValues {

    private final Map<String, LocalDatabase> databases;
    private final SecretStore secrets;
    private final String domain;

    /**
     * @param databases the started databases by logical id
     * @param secrets the made-up secrets
     * @param domain what any other resource's DNSName is
     */
    MachineValues(Map<String, LocalDatabase> databases, SecretStore secrets, String domain) {
        this.databases = databases;
        this.secrets = secrets;
        this.domain = domain;
    }

    @Override
    public @Nullable String attribute(String logicalId, String attribute) {
        LocalDatabase database = databases.get(logicalId);
        if (database == null) {
            return attribute.equals("DNSName") ? domain : null;
        }
        return switch (attribute) {
            case "Endpoint.Address" -> database.host();
            case "Endpoint.Port" -> Integer.toString(database.port());
            default -> null;
        };
    }

    @Override
    public String secret(SecretDefinition secret) {
        return secrets.text(secret);
    }
}
