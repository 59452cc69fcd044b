package dev.banyan.alb.metrics;

import dev.banyan.alb.log.AccessRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts on one event loop, in plain numbers that only this loop touches, and hands them over several times a second.
 */
public final class LoopMeters {

    private static final long MICROSECONDS = 1_000_000;

    /** Counters that nobody needs are forgotten after so many hand-overs, which is more than a minute. */
    private static final int FORGET_AFTER = 1000;

    private final AlbMetrics metrics;

    /** Whether this loop also reports the levels that are nobody's in particular. */
    private final boolean first;

    private final Map<String, Counters> loadBalancers = new HashMap<>();
    private final Map<String, Counters> targetGroups = new HashMap<>();

    /** The ones asked for last, by the identity of their names. */
    private @Nullable String lastLoadBalancer;

    private Counters lastOwn = new Counters();
    private @Nullable String lastGroup;
    private Counters lastOfGroup = lastOwn;

    /** The second to which all that was counted belongs. */
    private long second = Long.MIN_VALUE;

    private long secondBegins = Long.MAX_VALUE;
    private boolean levelsReported;

    LoopMeters(AlbMetrics metrics, boolean first) {
        this.metrics = metrics;
        this.first = first;
    }

    /** Returns the counters of a load balancer, {@code app/name/id}; not to be kept. */
    public Counters loadBalancer(String name) {
        if (!isSame(name, lastLoadBalancer)) {
            lastOwn = loadBalancers.computeIfAbsent(name, key -> new Counters());
            lastLoadBalancer = name;
        }
        return lastOwn;
    }

    /** Returns the counters of a target group by its ARN; not to be kept. */
    public Counters targetGroup(String arn) {
        if (!isSame(arn, lastGroup)) {
            lastOfGroup = targetGroups.computeIfAbsent(arn, key -> new Counters());
            lastGroup = arn;
        }
        return lastOfGroup;
    }

    @SuppressWarnings("ReferenceEquality") // Names come from one routing; an equal one is found by the map.
    private static boolean isSame(String name, @Nullable String last) {
        return name == last;
    }

    /**
     * Counts a request that ended.
     *
     * @param loadBalancer whose request it was
     * @param record what will be logged of it
     * @param version6 whether the client came over IPv6
     * @param microseconds when it ended, since 1970
     */
    public void request(String loadBalancer, AccessRecord record, boolean version6, long microseconds) {
        time(microseconds);
        RequestCounts.count(loadBalancer(loadBalancer), record, version6);
        String group = record.targetGroup();
        if (group != null && record.hasTarget()) {
            RequestCounts.countForGroup(targetGroup(group), record);
        }
    }

    /** Notes the time: what is counted from here on belongs to this second. */
    private void time(long microseconds) {
        long into = microseconds - secondBegins;
        if (into < 0 || into >= MICROSECONDS) {
            if (second != Long.MIN_VALUE) {
                handOver();
            }
            second = Math.floorDiv(microseconds, MICROSECONDS);
            secondBegins = second * MICROSECONDS;
            levelsReported = false;
        }
    }

    /** Hands over what was counted, and the levels when a second has begun; to be called several times a second. */
    public void publish(long microseconds) {
        time(microseconds);
        handOver();
        if (first) {
            metrics.reportTotals(second);
        }
        if (!levelsReported) {
            levelsReported = true;
            metrics.reportLevels(second, loadBalancers, targetGroups, first);
        }
    }

    private void handOver() {
        metrics.take(second, loadBalancers, targetGroups);
        loadBalancers.values().removeIf(counters -> counters.idleHandOvers() > FORGET_AFTER);
        targetGroups.values().removeIf(counters -> counters.idleHandOvers() > FORGET_AFTER);
        lastLoadBalancer = null;
        lastGroup = null;
    }
}
