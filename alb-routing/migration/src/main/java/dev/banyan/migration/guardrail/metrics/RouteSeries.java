package dev.banyan.migration.guardrail.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which series tell of a route's two groups. Immutable. */
final class RouteSeries {

    private static final String APPLICATION_ELB = "AWS/ApplicationELB";

    private final Map<String, String> container;
    private final Map<String, String> lambda;
    private final @Nullable LambdaFunction function;
    private final Duration period;

    RouteSeries(
            String loadBalancer,
            String containerGroup,
            String lambdaGroup,
            @Nullable LambdaFunction function,
            Duration period) {
        this.container = Map.of("LoadBalancer", loadBalancer, "TargetGroup", containerGroup);
        this.lambda = Map.of("LoadBalancer", loadBalancer, "TargetGroup", lambdaGroup);
        this.function = function;
        this.period = period;
    }

    Series containerSum(String metric) {
        return new Series(APPLICATION_ELB, metric, container, "Sum", period);
    }

    Series lambdaSum(String metric) {
        return new Series(APPLICATION_ELB, metric, lambda, "Sum", period);
    }

    Series containerRequests(Duration each) {
        return new Series(APPLICATION_ELB, "RequestCount", container, "Sum", each);
    }

    Series lambdaRequests(Duration each) {
        return new Series(APPLICATION_ELB, "RequestCount", lambda, "Sum", each);
    }

    Series containerTime(String statistic, Duration each) {
        return new Series(APPLICATION_ELB, "TargetResponseTime", container, statistic, each);
    }

    Series lambdaTime(String statistic, Duration each) {
        return new Series(APPLICATION_ELB, "TargetResponseTime", lambda, statistic, each);
    }

    /** The fewest at any moment of a window: a target that was unhealthy for a moment only does not count. */
    Series lambdaUnhealthy() {
        return new Series(APPLICATION_ELB, "UnHealthyHostCount", lambda, "Minimum", period);
    }

    @Nullable
    Series throttles() {
        return function == null ? null : new Series("AWS/Lambda", "Throttles", function.dimensions(), "Sum", period);
    }

    /** Returns all that a look reads, each once. */
    List<Series> all(Set<String> statistics, List<Duration> latencyPeriods) {
        Set<Series> all = new LinkedHashSet<>();
        all.add(containerRequests(period));
        all.add(lambdaRequests(period));
        ErrorCounts.CONTAINER.forEach(metric -> all.add(containerSum(metric)));
        ErrorCounts.LAMBDA.forEach(metric -> all.add(lambdaSum(metric)));
        for (Duration each : statistics.isEmpty() ? List.<Duration>of() : latencyPeriods) {
            all.add(containerRequests(each));
            all.add(lambdaRequests(each));
            for (String statistic : statistics) {
                all.add(containerTime(statistic, each));
                all.add(lambdaTime(statistic, each));
            }
        }
        all.add(lambdaUnhealthy());
        Series throttles = throttles();
        if (throttles != null) {
            all.add(throttles);
        }
        return new ArrayList<>(all);
    }
}
