package dev.banyan.aws.cloudwatch;

import java.util.Collection;
import java.util.NavigableMap;

/**
 * One series of an answer.
 *
 * @param points numbers by second
 * @param units the units between which a choice was made, or empty
 */
record DataLine(String id, String label, NavigableMap<Long, Double> points, Collection<String> units) {}
