package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.model.Arn;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /**
     * Returns a text for this secret: the one in the template, or one whose generated value is made of
     * letters and digits.
     *
     * @param random a source of randomness that nobody can guess
     */
    public String generate(RandomGenerator random) {
        if (text != null) {
            return text;
        }
        StringBuilder generated = new StringBuilder();
        String allowed = ALPHABET.chars()
                .filter(letter -> excludedCharacters.indexOf(letter) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        while (generated.length() < length) {
            generated.append(allowed.charAt(random.nextInt(allowed.length())));
        }
        return template == null || generatedKey == null ? generated.toString() : filled(template, generated.toString());
    }

    private String filled(String document, String generated) {
        JsonNode object = JsonFile.parseObject(document);
        if (!(object instanceof ObjectNode filled)) {
            throw new TemplateException(logicalId + ".GenerateSecretString.SecretStringTemplate: " + document
                    + " (expected: a JSON object)");
        }
        return filled.put(generatedKey, generated).toString();
    }

    /** Returns the record's place without a value that was written into the template. */
    @Override
    public String toString() {
        return "SecretDefinition[" + logicalId + ", " + arn + "]";
    }
}
