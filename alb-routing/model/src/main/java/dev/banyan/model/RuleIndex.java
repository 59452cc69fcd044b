package dev.banyan.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first rule that matches without asking all of them. A rule is found by the literal parts
 * of its path or its host patterns, whichever it shares with fewer rules; a rule without any is
 * always asked. Immutable once made.
 */
final class RuleIndex {

    private final CompiledRule[] rules;
    /** Arrays of one length instead of a map, which would make an iterator for each request. */
    private final LiteralKey.Place[] places;

    private final LiteralTree[] trees;
    private final int[] others;

    RuleIndex(List<CompiledRule> rules) {
        this.rules = rules.toArray(new CompiledRule[0]);
        List<@Nullable List<LiteralKey>> paths = new ArrayList<>();
        List<@Nullable List<LiteralKey>> hosts = new ArrayList<>();
        for (CompiledRule rule : rules) {
            paths.add(LiteralKey.ofPath(rule.rule()));
            hosts.add(LiteralKey.ofHost(rule.rule()));
        }
        Map<LiteralKey, Integer> counts = new HashMap<>();
        paths.forEach(keys -> count(keys, counts));
        hosts.forEach(keys -> count(keys, counts));
        Map<LiteralKey.Place, LiteralTree> byPlace = new EnumMap<>(LiteralKey.Place.class);
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            List<LiteralKey> path = paths.get(i);
            List<LiteralKey> host = hosts.get(i);
            List<LiteralKey> chosen = shared(path, counts) <= shared(host, counts) ? path : host;
            if (chosen == null) {
                left.add(i);
            } else {
                add(byPlace, chosen, i);
            }
        }
        this.places = byPlace.keySet().toArray(new LiteralKey.Place[0]);
        this.trees = byPlace.values().toArray(new LiteralTree[0]);
        this.others = left.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void count(@Nullable List<LiteralKey> keys, Map<LiteralKey, Integer> counts) {
        Collection<LiteralKey> counted = keys == null ? List.of() : keys;
        counted.forEach(key -> counts.merge(key, 1, Integer::sum));
    }

    /** Returns how many rules share the most common of some keys. */
    private static int shared(@Nullable List<LiteralKey> keys, Map<LiteralKey, Integer> counts) {
        if (keys == null) {
            return Integer.MAX_VALUE;
        }
        return keys.stream().mapToInt(key -> counts.getOrDefault(key, 0)).max().orElse(0);
    }

    private static void add(Map<LiteralKey.Place, LiteralTree> trees, List<LiteralKey> keys, int rule) {
        for (LiteralKey key : keys) {
            trees.computeIfAbsent(key.place(), place -> new LiteralTree()).add(key.text(), key.whole(), rule);
        }
    }

    /** Returns the first rule that matches, or null if none does. */
    @Nullable
    CompiledRule find(RequestView request) {
        LiteralTree.Choice choice = (entries, best) -> first(entries, best, request);
        int best = rules.length;
        for (int place = 0; place < places.length; place++) {
            best = trees[place].search(text(places[place], request), best, choice);
        }
        best = first(others, best, request);
        return best == rules.length ? null : rules[best];
    }

    private static String text(LiteralKey.Place place, RequestView request) {
        return switch (place) {
            case PATH_START -> request.path();
            case PATH_END -> LiteralKey.reversed(request.path());
            case HOST_START -> request.host();
            case HOST_END -> LiteralKey.reversed(request.host());
        };
    }

    private int first(int[] entries, int best, RequestView request) {
        for (int entry : entries) {
            if (entry >= best) {
                return best;
            }
            if (rules[entry].matches(request)) {
                return entry;
            }
        }
        return best;
    }
}
