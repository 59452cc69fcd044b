package dev.banyan.migration.guardrail.sequential;

/** Checks probabilities. */
final class Chance {

    private Chance() {}

    static double checked(String name, double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException(name + ": " + chance + " (expected: between 0 and 1)");
        }
        return chance;
    }
}
