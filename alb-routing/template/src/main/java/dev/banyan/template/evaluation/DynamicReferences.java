package dev.banyan.template.evaluation;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces dynamic references to secrets, <code>{{resolve:secretsmanager:...}}</code>, in an evaluated text. */
public final class DynamicReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([^:}]*):([^}]*)}}");
    /** A secret's ARN has seven parts; what follows is the field, the key and the version. */
    private static final Pattern SECRET =
            Pattern.compile("(arn:(?:[^:]*:){5}[^:]+|[^:]+)(?::(SecretString)?(?::([^:]*))?(?::[^:]*){0,2})?");

    private DynamicReferences() {}

    /**
     * A secret that is asked for.
     *
     * @param secret its ARN or name
     * @param key the key of the value in the secret's JSON object, or null for the whole text
     */
    public record SecretReference(String secret, @Nullable String key) {}

    /**
     * Returns a text with all its references replaced.
     *
     * @param text the text
     * @param path where it stands, for messages
     * @param secrets gives the value of a reference
     * @throws EvaluationException if a reference is malformed or not to a secret
     */
    public static String replace(String text, String path, Function<SecretReference, String> secrets) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            if (!matcher.group(1).equals("secretsmanager")) {
                throw EvaluationException.of(path, matcher.group(), "{{resolve:secretsmanager:...}}");
            }
            String value = secrets.apply(parse(matcher.group(2), matcher.group(), path));
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString();
    }

    private static SecretReference parse(String reference, String whole, String path) {
        Matcher matcher = SECRET.matcher(reference);
        if (!matcher.matches()) {
            throw EvaluationException.of(path, whole, "{{resolve:secretsmanager:secret:SecretString:key}}");
        }
        return new SecretReference(matcher.group(1), emptyToNull(matcher.group(3)));
    }

    /**
     * Parses where an ECS container takes a secret from: {@code arn}, or {@code arn:key:stage:version}.
     *
     * @throws EvaluationException if it is neither
     */
    public static SecretReference parseValueFrom(String valueFrom, String path) {
        String[] parts = valueFrom.split(":", -1);
        if (parts.length < 7 || !valueFrom.startsWith("arn:") || !parts[2].equals("secretsmanager")) {
            throw EvaluationException.of(path, valueFrom, "the ARN of a secret");
        }
        String secret = String.join(":", java.util.Arrays.copyOf(parts, 7));
        return new SecretReference(secret, parts.length > 7 ? emptyToNull(parts[7]) : null);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
