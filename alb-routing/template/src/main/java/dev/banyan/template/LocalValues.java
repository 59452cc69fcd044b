package dev.banyan.template;

import org.jspecify.annotations.Nullable;

/**
 * Values that CloudFormation would learn from AWS when it deploys, given by whoever runs the system
 * on this machine.
 */
public interface LocalValues {

    /**
     * Returns an attribute of a resource, such as {@code Endpoint.Address} of a database; null where
     * there is none, which makes the expression that asks for it an error.
     *
     * @param logicalId the resource's name in the template
     * @param attribute the attribute's name, with its dots
     */
    @Nullable
    String attribute(String logicalId, String attribute);

    /**
     * Returns the text of a secret, a JSON object where the template reads single keys of it; null
     * where there is none, which makes the expression that asks for it an error.
     */
    @Nullable
    String secret(SecretDefinition secret);
}
