package dev.banyan.template;

import org.jspecify.annotations.Nullable;

/**
 * A database instance. Its address and port are attributes {@code Endpoint.Address} and {@code
 * Endpoint.Port} that {@link LocalValues} gives.
 *
 * @param logicalId the resource's name in the template
 * @param engine the engine, such as {@code postgres}
 * @param version the engine's version, or null where the template leaves it open
 * @param databaseName the database made with the instance, or null for none
 * @param credentials holds {@code MasterUsername} where the template names it
 */
public record DatabaseDefinition(
        String logicalId,
        String engine,
        @Nullable String version,
        @Nullable String databaseName,
        Environment credentials) {

    /**
     * Returns the name of the role that owns everything, or null where the template names none.
     *
     * @param values what only this machine knows
     * @throws TemplateException if a value is missing
     */
    public @Nullable String masterUsername(LocalValues values) {
        return credentials.resolve(values).get("MasterUsername");
    }
}
