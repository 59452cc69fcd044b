package dev.banyan.local;

import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.Statistics;
import dev.banyan.lambda.LambdaMetricId;
import dev.banyan.lambda.LambdaMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The functions' metrics in CloudWatch, the same in every region.
 *
 * @param metrics counts them; null while there is no function
 */
record FunctionMetrics(Supplier<@Nullable LambdaMetrics> metrics) implements MetricSource {

    private static final String NAMESPACE = "AWS/Lambda";

    @Override
    public List<MetricId> list() {
        LambdaMetrics counted = metrics.get();
        return counted == null
                ? List.of()
                : counted.list().stream()
                        .map(FunctionMetrics::describe)
                        .distinct()
                        .toList();
    }

    private static MetricId describe(LambdaMetricId id) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        String name = id.functionName();
        if (name != null) {
            dimensions.put("FunctionName", name);
        }
        String resource = id.resource();
        if (resource != null) {
            dimensions.put("Resource", resource);
        }
        return new MetricId(NAMESPACE, id.metric().awsName(), dimensions);
    }

    @Override
    public List<Statistics> read(MetricId metric, Instant from, Instant to, Duration period) {
        LambdaMetrics counted = metrics.get();
        List<Statistics> read = new ArrayList<>();
        if (counted != null) {
            for (LambdaMetricId id : counted.list()) {
                if (describe(id).equals(metric)) {
                    counted.read(id, from, to, period)
                            .forEach(point -> read.add(
                                    new SamplesOfPeriod(point, id.metric().unit())));
                }
            }
            read.sort(Comparator.comparing(Statistics::time));
        }
        return read;
    }
}
