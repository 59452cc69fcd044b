package dev.banyan.alb.target;

import dev.banyan.alb.health.AnomalyDetection;

/** How one target does compared with the others of its group. Guarded by the lock of its group. */
final class Anomaly {

    /** What a target keeps at least, so that its recovery shows. */
    private static final double SMALLEST = 1.0 / 16;

    private static final double RECOVERY = 1.0 / 8;

    private double weight = 1;
    private boolean anomalous;
    private long ended;
    private long failed;

    AnomalyDetection detection() {
        return new AnomalyDetection(anomalous, weight < 1);
    }

    /** Forgets what was held against the target. */
    void clear() {
        judge(false, false);
    }

    /** Returns the share of requests, 1 for all that it would get by chance. */
    double weight() {
        return weight;
    }

    /** Returns the part of requests that failed since the last call, or a negative number for too few to say. */
    double failureRate(long endedNow, long failedNow, int minimum) {
        long requests = endedNow - ended;
        long failures = failedNow - failed;
        ended = endedNow;
        failed = failedNow;
        return requests < minimum ? -1 : (double) failures / requests;
    }

    /** Takes half of the requests away from an anomalous target, and gives them back little by little. */
    void judge(boolean isAnomalous, boolean mitigate) {
        anomalous = isAnomalous;
        if (!mitigate) {
            weight = 1;
        } else if (isAnomalous) {
            weight = Math.max(SMALLEST, weight / 2);
        } else {
            weight = Math.min(1, weight + RECOVERY);
        }
    }
}
