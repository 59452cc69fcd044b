package dev.banyan.migration.guardrail.simulation;

import java.util.SplittableRandom;

/** Random numbers of the few kinds that traffic needs. */
final class Draw {

    /** Above this many expected events the normal distribution is as good, and quicker. */
    private static final double MANY = 60;

    private final SplittableRandom random;

    Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    double uniform() {
        return random.nextDouble();
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    long poisson(double mean) {
        if (mean > MANY) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        long events = -1;
        for (double product = 1, end = Math.exp(-mean); product > end; product *= random.nextDouble()) {
            events++;
        }
        return Math.max(0, events);
    }

    long binomial(long trials, double chance) {
        double mean = trials * chance;
        if (mean > MANY && trials * (1 - chance) > MANY) {
            long hits = Math.round(mean + Math.sqrt(mean * (1 - chance)) * normal());
            return Math.min(trials, Math.max(0, hits));
        }
        if (chance > 0.5) {
            return trials - binomial(trials, 1 - chance);
        }
        return few(trials, chance);
    }

    /** Jumps from one hit to the next. */
    private long few(long trials, double chance) {
        if (chance <= 0) {
            return 0;
        }
        double step = Math.log1p(-chance);
        long hits = 0;
        for (double at = Math.floor(Math.log(1 - uniform()) / step);
                at < trials;
                at += 1 + Math.floor(Math.log(1 - uniform()) / step)) {
            hits++;
        }
        return hits;
    }
}
