package dev.banyan.migration.shift;

import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a shift is to do.
 *
 * @param steps the steps in order, their shares all rising or all falling
 * @param maxBake how long a step may bake for want of evidence before it is held
 * @param errorLimit how many times in a row the evidence may not be had before the step is held
 * @param lane whether testers get rules of their own while the shift runs
 */
public record ShiftPlan(List<Step> steps, Duration maxBake, int errorLimit, boolean lane) {

    /** As Argo Rollouts has it: four errors in a row are chance, a fifth is not. */
    public static final int ERROR_LIMIT = 4;

    /** How many times the longest bake the evidence is waited for where nothing else was said. */
    private static final int DEFAULT_PATIENCE = 4;

    /** @throws IllegalArgumentException if the steps are none or do not go one way, or a bake is longer than the longest */
    public ShiftPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps: none (expected: at least one percentage)");
        }
        checkDirection(steps.stream().map(Step::share).toList());
        for (Step step : steps) {
            if (step.bake().compareTo(maxBake) > 0) {
                throw new IllegalArgumentException(
                        "max-bake: " + maxBake + " (expected: no less than the bake of " + step.bake() + ")");
            }
        }
        if (errorLimit < 1) {
            throw new IllegalArgumentException("errorLimit: " + errorLimit + " (expected: at least 1)");
        }
    }

    private static void checkDirection(List<Share> shares) {
        Comparator<Share> order = Comparator.naturalOrder();
        boolean rising = shares.size() < 2 || shares.get(0).compareTo(shares.get(1)) < 0;
        for (int i = 1; i < shares.size(); i++) {
            int difference = order.compare(shares.get(i - 1), shares.get(i));
            if (rising ? difference >= 0 : difference <= 0) {
                throw new IllegalArgumentException("steps: "
                        + String.join(",", shares.stream().map(Share::percent).toList())
                        + " (expected: all rising or all falling)");
            }
        }
    }

    /**
     * Reads a preset's name or a list of percentages such as {@code 1,10,50,100}.
     *
     * @param text a name that CodeDeploy uses, or percentages with a comma between
     * @param bake the bake of each step of a list; a preset brings its own
     * @throws IllegalArgumentException if it is neither
     */
    public static ShiftPlan parse(String text, Duration bake) {
        List<Step> steps = Presets.find(text).orElseGet(() -> list(text, bake));
        Duration longest =
                steps.stream().map(Step::bake).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return new ShiftPlan(steps, longest.multipliedBy(DEFAULT_PATIENCE), ERROR_LIMIT, false);
    }

    private static List<Step> list(String text, Duration bake) {
        if (!text.matches("[\\d.,%\\s]+")) {
            throw new IllegalArgumentException(
                    "steps: " + text + " (expected: percentages such as 1,10,50,100 or one of "
                            + String.join(", ", Presets.names()) + ")");
        }
        return Arrays.stream(text.split(",", -1))
                .map(percent -> new Step(Share.parse(percent), bake))
                .toList();
    }

    /** Returns this plan with another longest bake. */
    public ShiftPlan withMaxBake(Duration longest) {
        return new ShiftPlan(steps, longest, errorLimit, lane);
    }

    /** Returns this plan with rules for testers. */
    public ShiftPlan withLane() {
        return new ShiftPlan(steps, maxBake, errorLimit, true);
    }

    /** Returns a step by its number, 0 for the first. */
    public Step step(int number) {
        return steps.get(number);
    }

    /** Returns the number of the last step. */
    public int last() {
        return steps.size() - 1;
    }
}
