package dev.banyan.lambda;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A function with published versions, each of which runs its own code in processes of its own.
 *
 * @param latest what runs without a qualifier; its permissions and its reserved concurrency are the whole function's
 * @param versions the published versions, by their {@link FunctionConfiguration#version}
 * @param aliases for each alias the shares of its versions, which add up to 1
 */
public record VersionedFunction(
        FunctionConfiguration latest, List<FunctionConfiguration> versions, Map<String, Map<String, Double>> aliases) {
    private static final double ROUNDING = 1e-6;

    /**
     * Takes copies.
     *
     * @throws IllegalArgumentException if a version is of another function or stands twice, or an alias names one that
     *     does not exist
     */
    public VersionedFunction {
        versions = List.copyOf(versions);
        Map<String, Map<String, Double>> copies = new LinkedHashMap<>();
        aliases.forEach((name, shares) -> copies.put(name, Map.copyOf(new TreeMap<>(shares))));
        aliases = Map.copyOf(copies);
        Set<String> numbers = new HashSet<>(Set.of(latest.version()));
        for (FunctionConfiguration version : versions) {
            check(version.arn().equals(latest.arn()), "versions", version.arn(), latest.arn());
            check(numbers.add(version.version()), "versions", version.version(), "each version once");
        }
        aliases.forEach((name, shares) -> check(
                numbers.containsAll(shares.keySet()) && addUp(shares),
                "aliases",
                name + shares,
                "shares of " + numbers + " that add up to 1"));
    }

    private static boolean addUp(Map<String, Double> shares) {
        double sum = 0;
        for (double share : shares.values()) {
            sum += share;
        }
        return Math.abs(sum - 1) < ROUNDING;
    }

    private static void check(boolean valid, String name, String value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
