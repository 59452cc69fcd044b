package dev.banyan.template;

import dev.banyan.template.evaluation.DynamicReferences;
import dev.banyan.template.evaluation.DynamicReferences.SecretReference;
import dev.banyan.template.evaluation.EvaluationException;
import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Variables as they stand in a template, evaluated when a machine's values are known. Immutable. */
final class TemplateEnvironment implements Environment {

    /** Stands for every attribute while a template is only checked. */
    private static final LocalValues PLACEHOLDERS = new LocalValues() {
        @Override
        public String attribute(String logicalId, String attribute) {
            return "unknown";
        }

        @Override
        public @Nullable String secret(SecretDefinition secret) {
            return null;
        }
    };

    private final StackTemplate template;
    private final Secrets secrets;
    private final Function<Evaluator, Value> variables;
    private final Function<Evaluator, Value> secretVariables;
    private final Set<String> names;

    /**
     * Makes an environment and checks all that can be checked now.
     *
     * @param variables gives an object of texts, in which secrets are dynamic references
     * @param secretVariables gives a list of names and the secrets that they are taken from, or nothing
     * @throws EvaluationException if an expression cannot be evaluated or a secret does not exist
     */
    TemplateEnvironment(
            StackTemplate template,
            Secrets secrets,
            Function<Evaluator, Value> variables,
            Function<Evaluator, Value> secretVariables) {
        this.template = template;
        this.secrets = secrets;
        this.variables = variables;
        this.secretVariables = secretVariables;
        this.names = Set.copyOf(evaluate(
                        PLACEHOLDERS,
                        (reference, path) -> secrets.require(reference, path).name())
                .keySet());
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Map<String, String> resolve(LocalValues values) {
        try {
            return evaluate(values, (reference, path) -> secrets.value(reference, path, values));
        } catch (EvaluationException e) {
            throw new TemplateException(String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, String> evaluate(LocalValues values, BiFunction<SecretReference, String, String> secretValue) {
        Evaluator evaluator = template.evaluator(values);
        Map<String, String> result = new LinkedHashMap<>();
        Value plain = variables.apply(evaluator);
        Map<String, String> texts = plain.node().isArray() ? plain.pairs("Name", "Value") : plain.textsByName();
        texts.forEach((name, text) -> {
            String path = plain.path() + "." + name;
            result.put(name, DynamicReferences.replace(text, path, reference -> secretValue.apply(reference, path)));
        });
        Value taken = secretVariables.apply(evaluator);
        taken.pairs("Name", "ValueFrom").forEach((name, from) -> {
            String path = taken.path() + "." + name;
            result.put(name, secretValue.apply(DynamicReferences.parseValueFrom(from, path), path));
        });
        return result;
    }

    /** Returns the names only, because a value may be a secret. */
    @Override
    public String toString() {
        return "Environment" + names;
    }
}
