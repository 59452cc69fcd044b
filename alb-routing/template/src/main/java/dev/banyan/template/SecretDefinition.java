package dev.banyan.template;

import dev.banyan.model.Arn;
import org.jspecify.annotations.Nullable;

/**
 * A secret that the template makes.
 *
 * @param logicalId the resource's name in the template
 * @param name the secret's name
 * @param arn the secret's ARN
 * @param text the text given in the template, or null where one is generated
 * @param template the JSON object that a generated value is put into, or null where the value is the whole text
 * @param generatedKey the key of the generated value in {@code template}
 * @param length how many characters are generated
 * @param excludedCharacters characters that a generated value must not hold
 * @param database the logical id of the database that the secret is attached to, or null for none
 */
public record SecretDefinition(
        String logicalId,
        String name,
        Arn arn,
        @Nullable String text,
        @Nullable String template,
        @Nullable String generatedKey,
        int length,
        String excludedCharacters,
        @Nullable String database) {

    /** Returns the record's place without a value that was written into the template. */
    @Override
    public String toString() {
        return "SecretDefinition[" + logicalId + ", " + arn + "]";
    }
}
