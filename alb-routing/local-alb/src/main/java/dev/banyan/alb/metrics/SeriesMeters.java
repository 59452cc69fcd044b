package dev.banyan.alb.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows series as Micrometer's meters. */
final class SeriesMeters {

    /** The ones that guardrails and dashboards ask for. */
    static final double[] PERCENTILES = {50, 90, 95, 99};

    private SeriesMeters() {}

    static void bind(AlbMetrics metrics, Series series, MeterRegistry registry) {
        Metric metric = series.id().metric();
        Tags tags = tags(series.id());
        String unit = metric.unit().toLowerCase(Locale.ROOT);
        switch (metric.kind()) {
            case GAUGE ->
                Gauge.builder(metric.awsName(), series, metrics::total)
                        .tags(tags)
                        .register(registry);
            case DISTRIBUTION -> bindTimer(metrics, series, registry, tags);
            default ->
                FunctionCounter.builder(metric.awsName(), series, metrics::total)
                        .tags(tags)
                        .baseUnit(unit.equals("count") ? null : unit)
                        .register(registry);
        }
    }

    private static void bindTimer(AlbMetrics metrics, Series series, MeterRegistry registry, Tags tags) {
        String name = series.id().metric().awsName();
        FunctionTimer.builder(name, series, metrics::totalCount, metrics::total, TimeUnit.SECONDS)
                .tags(tags)
                .register(registry);
        for (double percent : PERCENTILES) {
            Gauge.builder(name + ".percentile", series, of -> metrics.percentile(of, percent))
                    .tags(tags.and("phi", Double.toString(percent / 100)))
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    private static Tags tags(MetricId id) {
        Tags tags = Tags.of("LoadBalancer", id.loadBalancer());
        String group = id.targetGroup();
        return group == null ? tags.and("TargetGroup", "") : tags.and("TargetGroup", group);
    }
}
