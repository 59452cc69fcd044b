package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.cloudwatch.protocol.PageToken;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.query.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The action ListMetrics. */
record ListMetrics(MetricSource source, InstantSource clock) {

    private static final int PAGE = 500;
    private static final int MAXIMUM_FILTERS = 10;
    private static final Duration RECENT = Duration.ofHours(3);
    private static final Comparator<MetricId> ORDER = Comparator.comparing(ListMetrics::key);

    Operation read(Caller caller, Input input) {
        String namespace = MetricReading.optionalNamespace(input);
        String name = input.text("MetricName", 1, MetricReading.MAXIMUM_NAME);
        Predicate<MetricId> filter =
                metric -> (namespace == null || metric.namespace().equals(namespace))
                        && (name == null || metric.name().equals(name));
        for (Input dimension : input.structures("Dimensions", MAXIMUM_FILTERS)) {
            filter = filter.and(dimension(dimension));
        }
        if (input.choice("RecentlyActive", List.of("PT3H")) != null) {
            filter = filter.and(this::isRecent);
        }
        // There is one account here, whether linked ones are included or not.
        var unused = input.flag("IncludeLinkedAccounts");
        String owner = input.text("OwningAccount", 1, MetricReading.MAXIMUM_NAME);
        if (owner != null) {
            filter = filter.and(metric -> owner.equals(caller.account()));
        }
        String after = PageToken.read(input, "InvalidParameterValue");
        Predicate<MetricId> all = filter;
        return () -> page(all, after);
    }

    private static Predicate<MetricId> dimension(Input dimension) {
        String name = dimension.required("Name", 1, MetricReading.MAXIMUM_NAME);
        String value = dimension.text("Value", 1, 1024);
        return metric -> value == null
                ? metric.dimensions().containsKey(name)
                : Objects.equals(metric.dimensions().get(name), value);
    }

    private boolean isRecent(MetricId metric) {
        Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return !source.read(metric, end.minus(RECENT), end, RECENT).isEmpty();
    }

    private Structure page(Predicate<MetricId> filter, @Nullable String after) {
        List<MetricId> rest = source.list().stream()
                .filter(metric -> after == null || key(metric).compareTo(after) > 0)
                .filter(filter)
                .sorted(ORDER)
                .distinct()
                .limit(PAGE + 1L)
                .toList();
        List<MetricId> page = rest.subList(0, Math.min(PAGE, rest.size()));
        Structure result = new Structure()
                .structures("Metrics", page.stream().map(MetricReading::write).toList());
        return rest.size() > PAGE ? result.text("NextToken", PageToken.write(key(page.get(PAGE - 1)))) : result;
    }

    /** The order of metrics, which a page's last metric keeps while others come and go. */
    private static String key(MetricId metric) {
        return metric.namespace() + '\n' + metric.name() + '\n' + metric.dimensions();
    }
}
