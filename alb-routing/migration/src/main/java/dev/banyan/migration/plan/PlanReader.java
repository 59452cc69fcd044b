package dev.banyan.migration.plan;

import dev.banyan.migration.guardrail.metrics.LambdaFunction;
import dev.banyan.migration.guardrail.metrics.MetricSource;
import dev.banyan.migration.guardrail.metrics.MetricsUnreadableException;
import dev.banyan.migration.guardrail.metrics.Series;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.ExpectedRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.migration.state.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Reads what a plan is made from. All calls are read-only: {@code elasticloadbalancing:DescribeRules}, {@code
 * cloudwatch:GetMetricData}, {@code lambda:GetFunctionConcurrency} and {@code lambda:GetAccountSettings}. What cannot be
 * read is not known, and no reason to fail. Thread-safe.
 */
public final class PlanReader {

    private static final Logger LOG = LoggerFactory.getLogger(PlanReader.class);
    private static final String ALB = "AWS/ApplicationELB";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ElasticLoadBalancingV2Client client;
    private final MetricSource metrics;
    private final LambdaClient lambda;

    /** Creates a reader over clients, which stay the caller's to close. */
    public PlanReader(ElasticLoadBalancingV2Client client, MetricSource metrics, LambdaClient lambda) {
        this.client = client;
        this.metrics = metrics;
        this.lambda = lambda;
    }

    /**
     * Returns the world as it is.
     *
     * @throws dev.banyan.migration.rule.RuleChangeRefusedException if a rule of the route is gone
     */
    public MadeFrom world(Route route, Deployment deployment) {
        LiveRules live = new LiveRules(client);
        List<ExpectedRule> rules =
                route.rules().stream().map(live::get).map(ExpectedRule::of).toList();
        return new MadeFrom(route, rules, deployment);
    }

    /** Returns what CloudWatch knows of a route's traffic. */
    public RouteTraffic traffic(Route route, @Nullable LambdaFunction function, Duration lookBack, Instant now) {
        Instant to = Instant.ofEpochSecond(now.getEpochSecond() / 60 * 60);
        Map<String, String> container = group(route, route.containerGroup().resource());
        Map<String, String> fn = group(route, route.lambdaGroup().resource());
        Series requests = new Series(ALB, "RequestCount", container, "Sum", MINUTE);
        Series moved = new Series(ALB, "RequestCount", fn, "Sum", MINUTE);
        Series errors = new Series(ALB, "HTTPCode_Target_5XX_Count", container, "Sum", MINUTE);
        Series failed = new Series(ALB, "TargetConnectionErrorCount", container, "Sum", MINUTE);
        Series time = new Series(ALB, "TargetResponseTime", container, "Average", MINUTE);
        Series duration = function == null
                ? new Series(ALB, "TargetResponseTime", fn, "Average", MINUTE)
                : new Series("AWS/Lambda", "Duration", Map.of("FunctionName", function.name()), "Average", MINUTE);
        try {
            Map<Series, SortedMap<Instant, Double>> read =
                    metrics.read(List.of(requests, moved, errors, failed, time, duration), to.minus(lookBack), to);
            return traffic(
                    lookBack,
                    of(read, requests),
                    of(read, moved),
                    sum(of(read, errors)) + sum(of(read, failed)),
                    mean(of(read, time)),
                    scaled(mean(of(read, duration)), function == null ? 1 : 0.001));
        } catch (MetricsUnreadableException e) {
            LOG.warn("The traffic of route {} is not known: {}", route.name(), e.getMessage());
            return new RouteTraffic(null, null, null, null, null);
        }
    }

    private static RouteTraffic traffic(
            Duration lookBack,
            SortedMap<Instant, Double> container,
            SortedMap<Instant, Double> lambda,
            double errors,
            @Nullable Double containerSeconds,
            @Nullable Double lambdaSeconds) {
        SortedMap<Instant, Double> both = new TreeMap<>(container);
        lambda.forEach((minute, requests) -> both.merge(minute, requests, Double::sum));
        double all = sum(both);
        if (all == 0) {
            return new RouteTraffic(null, null, null, containerSeconds, lambdaSeconds);
        }
        double peak =
                both.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double old = sum(container);
        return new RouteTraffic(
                all / lookBack.toMinutes(),
                peak,
                old == 0 ? null : Math.min(1, errors / old),
                containerSeconds,
                lambdaSeconds);
    }

    private static Map<String, String> group(Route route, String group) {
        return Map.of("LoadBalancer", route.loadBalancerDimension(), "TargetGroup", group);
    }

    private static SortedMap<Instant, Double> of(Map<Series, SortedMap<Instant, Double>> read, Series series) {
        return read.getOrDefault(series, new TreeMap<>());
    }

    private static double sum(SortedMap<Instant, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static @Nullable Double mean(SortedMap<Instant, Double> values) {
        return values.isEmpty() ? null : sum(values) / values.size();
    }

    private static @Nullable Double scaled(@Nullable Double value, double factor) {
        return value == null ? null : value * factor;
    }

    /** Returns how many executions Lambda allows. */
    public Concurrency concurrency(@Nullable LambdaFunction function) {
        if (function == null) {
            return Concurrency.UNKNOWN;
        }
        try {
            Integer reserved = lambda.getFunctionConcurrency(request -> request.functionName(function.name()))
                    .reservedConcurrentExecutions();
            Integer shared =
                    lambda.getAccountSettings(request -> {}).accountLimit().unreservedConcurrentExecutions();
            return new Concurrency(reserved, shared);
        } catch (SdkException e) {
            LOG.warn("The limits of function {} are not known: {}", function.name(), e.getMessage());
            return Concurrency.UNKNOWN;
        }
    }
}
