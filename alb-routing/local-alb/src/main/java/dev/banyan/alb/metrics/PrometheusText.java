package dev.banyan.alb.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes series in the text format of Prometheus, version 0.0.4. Used by one thread, once. */
final class PrometheusText {

    private final StringBuilder text = new StringBuilder();

    String write(Collection<Series> all) {
        Map<Metric, List<Series>> byMetric = new EnumMap<>(Metric.class);
        all.forEach(series -> byMetric.computeIfAbsent(series.id().metric(), key -> new ArrayList<>())
                .add(series));
        byMetric.forEach(this::write);
        return text.toString();
    }

    private void write(Metric metric, List<Series> all) {
        String name = metric.awsName();
        switch (metric.kind()) {
            case GAUGE -> {
                type(name, "gauge");
                all.forEach(series -> sample(name, series, null, series.total()));
            }
            case DISTRIBUTION -> {
                type(name, "summary");
                all.forEach(series -> summary(name, series, metric.scale()));
            }
            default -> {
                type(name + "_total", "counter");
                all.forEach(series -> sample(name + "_total", series, null, series.total()));
            }
        }
    }

    private void summary(String name, Series series, double scale) {
        Summary lastMinute = new Summary();
        series.read(series.newest() - 59, series.newest() + 1, lastMinute);
        Datapoint point = lastMinute.datapoint(Instant.EPOCH, scale);
        for (double percent : SeriesMeters.PERCENTILES) {
            point.percentile(percent).ifPresent(value -> sample(name, series, Double.toString(percent / 100), value));
        }
        sample(name + "_sum", series, null, series.total() * scale);
        sample(name + "_count", series, null, series.totalCount());
    }

    private void type(String name, String type) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** Names of load balancers and target groups hold no character that needs an escape. */
    private void sample(String name, Series series, @Nullable String quantile, double value) {
        text.append(name)
                .append("{LoadBalancer=\"")
                .append(series.id().loadBalancer())
                .append('"');
        if (series.id().targetGroup() != null) {
            text.append(",TargetGroup=\"").append(series.id().targetGroup()).append('"');
        }
        if (quantile != null) {
            text.append(",quantile=\"").append(quantile).append('"');
        }
        text.append("} ");
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        text.append('\n');
    }
}
