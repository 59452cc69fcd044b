package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the metrics of a route's two groups. Safe for use by several threads, as its source is. */
public final class RouteMetrics {

    private static final long LONGEST = 60;

    private final MetricSource source;

    /** Creates a reader. */
    public RouteMetrics(MetricSource source) {
        this.source = source;
    }

    static Duration longestPeriod(Duration period) {
        return period.multipliedBy(LONGEST);
    }

    /** Returns the periods that quantiles are read by, so that a quiet route has windows with enough requests too. */
    public static List<Duration> latencyPeriods(Duration period) {
        return List.of(period, period.multipliedBy(5), longestPeriod(period));
    }

    /**
     * Looks at a route.
     *
     * @param route the route
     * @param function the function behind its new side, or null where it is not known
     * @param look the time to look at
     * @param statistics the quantiles, as CloudWatch names them
     * @throws MetricsUnreadableException if the metrics cannot be read
     */
    public Observation observe(Route route, @Nullable LambdaFunction function, Look look, Set<String> statistics) {
        RouteSeries series = new RouteSeries(
                route.loadBalancerDimension(),
                route.containerGroup().resource(),
                route.lambdaGroup().resource(),
                function,
                look.period());
        List<Duration> periods = latencyPeriods(look.period());
        Map<Series, SortedMap<Instant, Double>> read = look.historyFrom().isBefore(look.to())
                ? source.read(series.all(statistics, periods), look.historyFrom(), look.to())
                : Map.of();
        return new WindowSorter(look, series, read).observation(statistics, periods);
    }
}
