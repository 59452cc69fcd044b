package dev.banyan.alb.target;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the targets that fail more often than the others of their group: Automatic Target Weights. AWS tells neither
 * windows nor limits; all numbers here are our choice. So is that latency does not count: AWS names answers from 500 on
 * and errors of TCP and TLS only.
 */
final class Anomalies {

    /** How long failures are counted before each decision. */
    static final long WINDOW = Duration.ofSeconds(10).toNanos();

    /** AWS is said to want three healthy targets: with fewer, nobody can tell who is the odd one. */
    private static final int MINIMUM_TARGETS = 3;

    private static final int MINIMUM_REQUESTS = 10;
    private static final double MARGIN = 0.1;

    private Anomalies() {}

    static boolean isEnough(int targets) {
        return targets >= MINIMUM_TARGETS;
    }

    /** Judges all healthy targets by what happened since the last time. */
    static void judge(List<ActiveTarget> healthy, boolean mitigate) {
        double[] rates = new double[healthy.size()];
        Arrays.setAll(rates, index -> healthy.get(index).failureRate(MINIMUM_REQUESTS));
        double[] known = Arrays.stream(rates).filter(rate -> rate >= 0).sorted().toArray();
        boolean comparable = isEnough(known.length);
        double median = comparable ? known[(known.length - 1) / 2] : 0;
        double limit = median + Math.max(MARGIN, median);
        for (int index = 0; index < rates.length; index++) {
            healthy.get(index).anomaly().judge(comparable && rates[index] >= limit, mitigate);
        }
    }
}
