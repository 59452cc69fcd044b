package dev.banyan.migration.guardrail;

import dev.banyan.migration.guardrail.metrics.Observation;
import dev.banyan.migration.guardrail.sequential.WindowCounts;
import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says so when there is nothing to judge: before the first window, on an idle route, and when metrics stop. */
final class TrafficCheck {

    /** Silence is unusual after so many windows, or so many times the mean distance of windows with requests. */
    private static final int SILENT_WINDOWS = 3;

    private static final int SILENT_DISTANCES = 5;

    /** So many requests do not all go to the container by chance. */
    private static final double EXPECTED = 50;

    private TrafficCheck() {}

    static Optional<Finding> find(Observation observation, Share share, WindowTiming timing) {
        if (observation.look().windows() == 0) {
            return Optional.of(new Finding.Waiting(
                    "no window closed yet: metrics may take " + Wording.duration(timing.lateness()) + " to arrive"));
        }
        Optional<Finding> silence = silence(observation, timing);
        return silence.isPresent() ? silence : oneSided(observation, share);
    }

    private static Optional<Finding> silence(Observation observation, WindowTiming timing) {
        Instant seen = observation.lastSeen();
        Instant since = seen == null ? observation.look().from() : seen;
        Duration silent = Duration.between(since, observation.look().to());
        long usual = SILENT_DISTANCES * meanDistance(observation, since, timing);
        if (silent.compareTo(timing.period().multipliedBy(Math.max(SILENT_WINDOWS, usual))) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding.Waiting("no requests counted on either side for " + Wording.duration(silent)
                + " up to " + observation.look().to() + ": the route is idle, or its metrics stopped"));
    }

    /** Returns the mean distance of windows with requests, in windows, as long as there were any. */
    private static long meanDistance(Observation observation, Instant lastSeen, WindowTiming timing) {
        long seen = observation.windows().stream()
                .filter(window ->
                        window.container().requests() + window.lambda().requests() > 0)
                .count();
        Duration until = Duration.between(observation.look().from(), lastSeen);
        return seen == 0 ? 0 : until.dividedBy(timing.period()) / seen;
    }

    private static Optional<Finding> oneSided(Observation observation, Share share) {
        WindowCounts total = observation.total();
        double part = share.permille() / 1000.0;
        double expected = part == 1 ? 0 : total.container().requests() * part / (1 - part);
        if (total.lambda().requests() > 0 || expected < EXPECTED) {
            return Optional.empty();
        }
        return Optional.of(new Finding.Waiting("no requests counted on lambda, where about "
                + Wording.number(Math.round(expected)) + " were to be expected beside "
                + Wording.number(total.container().requests())
                + " on container: clients that stick to it, or metrics that are missing"));
    }
}
