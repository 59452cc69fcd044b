package dev.banyan.migration.guardrail.simulation;

import java.util.Locale;

/** The 95 % interval of Wilson (1927) for a share that was counted. */
record Wilson(int hits, int runs, double low, double high) {

    private static final double NORMAL_975 = 1.959963984540054;

    static Wilson of(int hits, int runs) {
        double share = (double) hits / runs;
        double square = NORMAL_975 * NORMAL_975;
        double centre = share + square / (2 * runs);
        double spread = NORMAL_975 * Math.sqrt(share * (1 - share) / runs + square / (4.0 * runs * runs));
        double scale = 1 + square / runs;
        return new Wilson(hits, runs, Math.max(0, (centre - spread) / scale), (centre + spread) / scale);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %% (%.1f-%.1f)", 100.0 * hits / runs, 100 * low, 100 * high);
    }
}
