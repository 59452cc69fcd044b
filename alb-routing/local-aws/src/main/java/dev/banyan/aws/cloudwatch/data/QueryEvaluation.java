package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.math.Budget;
import dev.banyan.aws.cloudwatch.math.Evaluation;
import dev.banyan.aws.cloudwatch.math.InvalidExpressionException;
import dev.banyan.aws.cloudwatch.math.Scope;
import dev.banyan.aws.cloudwatch.math.TimeSeries;
import dev.banyan.aws.cloudwatch.math.Timeline;
import dev.banyan.aws.cloudwatch.math.Value;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.Statistics;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes the queries of one request, each once, those first that others refer to. Belongs to one thread. */
public final class QueryEvaluation implements Scope {

    /** Some fifty times what one answer tells. */
    private static final long MAXIMUM_POINTS = 5_000_000;

    private final MetricSource source;
    private final Instant start;
    private final Instant end;
    private final Budget budget = new Budget(MAXIMUM_POINTS);
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, TimeSeries> metrics = new LinkedHashMap<>();
    private final Map<String, Collection<String>> units = new HashMap<>();
    private final Timeline timeline;

    private QueryEvaluation(MetricSource source, List<MetricQuery> queries, Instant start, Instant end) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.timeline = timeline(queries);
    }

    /**
     * Returns what queries come to, in their order.
     *
     * @throws AwsException if an expression has no value
     */
    public static List<QueryResult> evaluate(
            MetricSource source, List<MetricQuery> queries, Instant start, Instant end) {
        QueryEvaluation evaluation = new QueryEvaluation(source, queries, start, end);
        List<MetricQuery.OfExpression> expressions = new ArrayList<>();
        for (MetricQuery query : queries) {
            if (query instanceof MetricQuery.OfMetric metric) {
                evaluation.read(metric);
            } else if (query instanceof MetricQuery.OfExpression expression) {
                expressions.add(expression);
            }
        }
        evaluation.compute(expressions);
        return queries.stream()
                .map(query -> new QueryResult(
                        query,
                        Objects.requireNonNull(evaluation.values.get(query.id())),
                        evaluation.units.getOrDefault(query.id(), List.of())))
                .toList();
    }

    /** The finest period of all metrics, at which gaps are filled. */
    private Timeline timeline(List<MetricQuery> queries) {
        int step = queries.stream()
                .filter(MetricQuery.OfMetric.class::isInstance)
                .mapToInt(query -> ((MetricQuery.OfMetric) query).stat().period())
                .min()
                .orElse(60);
        Periods periods = Periods.of(start, end, step);
        return new Timeline(periods.from().getEpochSecond(), periods.to().getEpochSecond(), step);
    }

    private void read(MetricQuery.OfMetric query) {
        MetricStat stat = query.stat();
        Periods periods = Periods.of(start, end, stat.period());
        List<Statistics> all = source.read(stat.metric(), periods.from(), periods.to(), periods.period());
        Collection<String> found = MetricStat.units(all);
        if (stat.unit() == null && found.size() > 1) {
            units.put(query.id(), found);
        }
        NavigableMap<Long, Double> points = new TreeMap<>();
        stat.choose(all)
                .forEach((second, statistics) ->
                        stat.statistic().of(statistics).ifPresent(number -> points.put(second, number)));
        take(query.id(), points.size());
        TimeSeries series = new TimeSeries(stat.metric().name(), points);
        metrics.put(query.id(), series);
        values.put(query.id(), new Value.Single(series));
    }

    private void take(String id, int points) {
        try {
            budget.take(points);
        } catch (InvalidExpressionException e) {
            throw QueryReading.refusal(id, e);
        }
    }

    /** In rounds rather than by recursion, so that a long chain of references takes no stack. */
    private void compute(List<MetricQuery.OfExpression> expressions) {
        Set<String> known = new HashSet<>(values.keySet());
        expressions.forEach(query -> known.add(query.id()));
        Map<String, Set<String>> references = new HashMap<>();
        for (MetricQuery.OfExpression query : expressions) {
            references.put(query.id(), references(query, known));
        }
        List<MetricQuery.OfExpression> waiting = new ArrayList<>(expressions);
        while (!waiting.isEmpty()) {
            List<MetricQuery.OfExpression> ready = waiting.stream()
                    .filter(query -> values.keySet().containsAll(references.getOrDefault(query.id(), Set.of())))
                    .toList();
            if (ready.isEmpty()) {
                throw AwsException.validation(
                        "Error in expression '" + waiting.get(0).id() + "': The expression refers to itself");
            }
            ready.forEach(query -> values.put(query.id(), compute(query)));
            waiting.removeAll(ready);
        }
    }

    private static Set<String> references(MetricQuery.OfExpression query, Set<String> known) {
        Set<String> references = new HashSet<>();
        query.expression().references(references::add);
        references.removeAll(Set.of("REPEAT", "LINEAR"));
        for (String reference : references) {
            if (!known.contains(reference)) {
                throw AwsException.validation(
                        "Error in expression '" + query.id() + "': Undefined variable: '" + reference + "'");
            }
        }
        return references;
    }

    private Value compute(MetricQuery.OfExpression query) {
        try {
            return new Evaluation(this).of(query.expression());
        } catch (InvalidExpressionException e) {
            throw QueryReading.refusal(query.id(), e);
        }
    }

    @Override
    public Value value(String id) {
        @Nullable Value value = values.get(id);
        if (value == null) {
            throw new IllegalStateException(id + " (expected: a query that was computed before)");
        }
        return value;
    }

    @Override
    public List<TimeSeries> metrics(String part) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().contains(part))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public Budget budget() {
        return budget;
    }
}
