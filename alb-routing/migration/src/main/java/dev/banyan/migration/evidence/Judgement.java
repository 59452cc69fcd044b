package dev.banyan.migration.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A verdict and what proves it.
 *
 * @param verdict the verdict
 * @param proof one sentence with the numbers; for {@link Verdict#NOT_ENOUGH_DATA}, how much is missing
 * @param numbers the numbers by name, for reports and the audit
 */
public record Judgement(Verdict verdict, String proof, Map<String, Double> numbers) {

    /** Copies the numbers, in order of their names. */
    public Judgement {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
    }

    /** Makes a judgement that its sentence alone proves. */
    public Judgement(Verdict verdict, String proof) {
        this(verdict, proof, Map.of());
    }
}
