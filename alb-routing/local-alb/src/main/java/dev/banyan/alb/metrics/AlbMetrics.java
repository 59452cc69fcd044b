package dev.banyan.alb.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of all load balancers and target groups under their names in CloudWatch, by the second, for as long as
 * they are kept. A number can be read a fraction of a second after it was counted.
 *
 * <p>Safe for use by several threads.
 */
public final class AlbMetrics implements MeterBinder {

    private static final Metric[] ALL = Metric.values();

    private final int seconds;

    /** Guarded by this, as is what it holds. */
    private final Map<MetricId, Series> series = new LinkedHashMap<>();

    /** The last second that anything was counted in. Guarded by this. */
    private long latest = Long.MIN_VALUE / 2;

    /** Guarded by this. */
    private final List<MeterRegistry> registries = new ArrayList<>();

    /** The load balancer of each target group, by the group's ARN. AWS allows a group one load balancer. */
    private volatile Map<String, String> loadBalancers = Map.of();

    private volatile Hosts hosts = Hosts.NONE;

    /**
     * Creates metrics.
     *
     * @param kept how long numbers are kept, which bounds the memory they take
     */
    public AlbMetrics(Duration kept) {
        this.seconds = Math.toIntExact(kept.toSeconds());
    }

    /** Returns new counters for an event loop; the first loop also reports the levels of the targets. */
    public LoopMeters loop(boolean first) {
        return new LoopMeters(this, first);
    }

    /**
     * Takes over what a change of the routing changes.
     *
     * @param newLoadBalancers the load balancer, {@code app/name/id}, of each target group, by its ARN
     * @param newHosts tells of the targets
     */
    public synchronized void update(Map<String, String> newLoadBalancers, Hosts newHosts) {
        Map<String, String> all = new HashMap<>(loadBalancers); // Requests to a group that is gone may still end.
        all.putAll(newLoadBalancers);
        Set<String> gone = new HashSet<>();
        all.keySet()
                .removeIf(arn -> !newLoadBalancers.containsKey(arn) && isForgotten(dimension(arn)) && gone.add(arn));
        gone.forEach(arn -> series.keySet().removeIf(id -> dimension(arn).equals(id.targetGroup())));
        loadBalancers = Map.copyOf(all);
        hosts = newHosts;
    }

    /** Returns whether something was known of a group, and nothing of it is kept any more. */
    private boolean isForgotten(String targetGroup) {
        boolean known = false;
        for (Series of : series.values()) {
            if (targetGroup.equals(of.id().targetGroup())) {
                known = true;
                if (of.newest() >= latest - seconds) {
                    return false;
                }
            }
        }
        return known;
    }

    /** Returns all metrics that were ever reported, with their dimensions. */
    public synchronized List<MetricId> list() {
        return List.copyOf(series.keySet());
    }

    /**
     * Returns the statistics of a metric.
     *
     * @param id the metric and its dimensions
     * @param from when the first period begins, cut to a second
     * @param to when the last period ends at the latest
     * @param period the length of each period, at least a second
     * @return one point for each period with samples, the oldest first
     * @throws IllegalArgumentException if the period is not made of whole seconds
     */
    public synchronized List<Datapoint> read(MetricId id, Instant from, Instant to, Duration period) {
        Series found = series.get(id);
        if (found == null) {
            var unused = Samples.seconds(period);
            return List.of();
        }
        return found.samples().read(from, to, period, id.metric().scale());
    }

    /** Returns everything that was counted, as Prometheus reads it. */
    public synchronized String prometheus() {
        return new PrometheusText().write(series.values());
    }

    /** Adds a meter for each metric under its name in CloudWatch, those to come included. */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        registries.add(registry);
        series.values().forEach(known -> SeriesMeters.bind(this, known, registry));
    }

    synchronized double total(Series of) {
        return of.total() * of.id().metric().scale();
    }

    synchronized long totalCount(Series of) {
        return (long) of.totalCount();
    }

    /** Returns a percentile of the last minute that had samples, or 0 where none is known. */
    synchronized double percentile(Series of, double percent) {
        Summary summary = new Summary();
        of.read(of.newest() - 59, of.newest() + 1, summary);
        return summary.isEmpty()
                ? 0
                : summary.datapoint(Instant.EPOCH, of.id().metric().scale())
                        .percentile(percent)
                        .orElse(0);
    }

    private Series series(Metric metric, String loadBalancer, @Nullable String targetGroup) {
        MetricId id = new MetricId(metric, loadBalancer, targetGroup);
        Series known = series.get(id);
        if (known == null) {
            Series created = new Series(id, seconds);
            series.put(id, created);
            registries.forEach(registry -> SeriesMeters.bind(this, created, registry));
            return created;
        }
        return known;
    }

    /** Takes what an event loop counted, and clears it. */
    synchronized void take(long second, Map<String, Counters> ofLoadBalancers, Map<String, Counters> ofGroups) {
        latest = Math.max(latest, second);
        ofLoadBalancers.forEach((name, counters) -> {
            if (counters.hasChanged()) {
                take(second, counters, name, null);
                counters.clear();
            }
        });
        ofGroups.forEach((arn, counters) -> {
            String loadBalancer = loadBalancers.get(arn);
            if (counters.hasChanged()) {
                if (loadBalancer != null) {
                    takeGroup(second, counters, loadBalancer, arn);
                }
                counters.clear();
            }
        });
    }

    private void takeGroup(long second, Counters counters, String loadBalancer, String arn) {
        String group = dimension(arn);
        take(second, counters, loadBalancer, group);
        take(second, counters, loadBalancer, null);
        double requests = counters.sum(Metric.REQUESTS);
        int shares = requests == 0 ? 0 : hosts.requestShares(arn);
        if (shares > 0) {
            double share = requests / shares;
            series(Metric.REQUESTS_PER_TARGET, loadBalancer, group).add(second, share, 1, share, share);
        }
    }

    private void take(long second, Counters counters, String loadBalancer, @Nullable String targetGroup) {
        for (Metric metric : ALL) {
            double sum = counters.sum(metric);
            if ((sum != 0 || counters.count(metric) != 0) && belongs(metric, targetGroup)) {
                Series target = series(metric, loadBalancer, targetGroup);
                if (metric.hasAmounts()) {
                    double count = counters.count(metric);
                    target.add(second, sum, count, counters.minimum(metric), counters.maximum(metric));
                } else {
                    target.add(second, sum);
                }
            }
        }
        IntCountsHistogram responseTimes = counters.responseTimes();
        if (responseTimes != null && responseTimes.getTotalCount() > 0) {
            series(Metric.TARGET_RESPONSE_TIME, loadBalancer, targetGroup).add(second, responseTimes);
        }
    }

    /** A group's own metrics are not the load balancer's, nor the other way round. */
    private static boolean belongs(Metric metric, @Nullable String targetGroup) {
        return metric.level() != (targetGroup == null ? Metric.Level.TARGET_GROUP : Metric.Level.LOAD_BALANCER);
    }

    /** Takes the levels of an event loop when a second has begun. */
    synchronized void reportLevels(
            long second, Map<String, Counters> ofLoadBalancers, Map<String, Counters> ofGroups, boolean withHosts) {
        ofLoadBalancers.forEach((name, counters) -> addConnections(second, name, counters));
        ofGroups.forEach((arn, counters) -> {
            String loadBalancer = loadBalancers.get(arn);
            if (loadBalancer != null) {
                addConnections(second, loadBalancer, counters);
            }
        });
        if (withHosts) {
            hosts.reportLevels((metric, arn, level) -> {
                String loadBalancer = loadBalancers.get(arn);
                if (loadBalancer != null) {
                    series(metric, loadBalancer, dimension(arn)).add(second, (double) level);
                }
            });
        }
    }

    /** Takes numbers that others count, as far as they have grown. */
    synchronized void reportTotals(long second) {
        hosts.reportTotals((metric, arn, total) -> {
            String loadBalancer = loadBalancers.get(arn);
            if (loadBalancer != null && total > 0) {
                Series ofGroup = series(metric, loadBalancer, dimension(arn));
                double grown = ofGroup.grownTo((double) total);
                if (grown > 0) {
                    ofGroup.add(second, grown);
                    if (metric.level() == Metric.Level.BOTH) {
                        series(metric, loadBalancer, null).add(second, grown);
                    }
                }
            }
        });
    }

    private static String dimension(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private void addConnections(long second, String loadBalancer, Counters counters) {
        if (counters.openConnections() > 0) {
            series(Metric.ACTIVE_CONNECTIONS, loadBalancer, null).add(second, counters.openConnections());
        }
    }
}
