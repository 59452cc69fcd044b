package dev.banyan.aws.lambda;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A name for a version, or for two with their shares.
 *
 * @param weights the shares of further versions, each 0 to 1; the rest is {@code version}'s
 * @param revision changes with every change
 */
record FunctionAlias(
        String name, String version, String description, SortedMap<String, Double> weights, String revision) {

    FunctionAlias {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    boolean names(String one) {
        return version.equals(one) || weights.containsKey(one);
    }

    SortedMap<String, Double> shares() {
        SortedMap<String, Double> shares = new TreeMap<>(weights);
        double rest = 1;
        for (double weight : weights.values()) {
            rest -= weight;
        }
        shares.put(version, rest);
        return shares;
    }
}
