package dev.banyan.migration.shift;

import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The deployment configurations of CodeDeploy by their names, with or without its prefixes. As there,
 * nothing is waited for after the last step, which gets everything.
 */
public final class Presets {

    private static final int TENTH = 10;
    private static final Map<String, List<Step>> BY_NAME = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        BY_NAME.put("AllAtOnce", List.of(everything()));
        for (int minutes : new int[] {5, 10, 15, 30}) {
            BY_NAME.put("Canary10Percent" + minutes + "Minutes", canary(Duration.ofMinutes(minutes)));
        }
        BY_NAME.put("Linear10PercentEvery1Minute", linear(Duration.ofMinutes(1)));
        for (int minutes : new int[] {1, 2, 3, 10}) {
            BY_NAME.put("Linear10PercentEvery" + minutes + "Minutes", linear(Duration.ofMinutes(minutes)));
        }
    }

    private Presets() {}

    /** Returns the steps of a preset; empty where there is none of that name. */
    public static Optional<List<Step>> find(String name) {
        String bare = name.strip().replaceFirst("(?i)^(CodeDeployDefault\\.)?(ECS|Lambda)?", "");
        return Optional.ofNullable(BY_NAME.get(bare));
    }

    /** Returns the names, without prefixes. */
    public static Set<String> names() {
        return Set.copyOf(BY_NAME.keySet());
    }

    private static List<Step> canary(Duration bake) {
        return List.of(new Step(Share.ofPercent(TENTH), bake), everything());
    }

    private static List<Step> linear(Duration interval) {
        List<Step> steps = new ArrayList<>();
        for (int percent = TENTH; percent < 100; percent += TENTH) {
            steps.add(new Step(Share.ofPercent(percent), interval));
        }
        steps.add(everything());
        return List.copyOf(steps);
    }

    private static Step everything() {
        return new Step(Share.ALL, Duration.ZERO);
    }
}
