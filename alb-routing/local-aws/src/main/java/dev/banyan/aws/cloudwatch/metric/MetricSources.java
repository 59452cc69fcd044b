package dev.banyan.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All sources as one. Safe for use by several threads, as they are. */
public record MetricSources(List<MetricSource> sources) implements MetricSource {

    /** Copies the list. */
    public MetricSources {
        sources = List.copyOf(sources);
    }

    @Override
    public List<MetricId> list() {
        return sources.stream().flatMap(source -> source.list().stream()).toList();
    }

    @Override
    public List<Statistics> read(MetricId metric, Instant from, Instant to, Duration period) {
        for (MetricSource source : sources) {
            List<Statistics> read = source.read(metric, from, to, period);
            if (!read.isEmpty()) {
                return read;
            }
        }
        return List.of();
    }
}
