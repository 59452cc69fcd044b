package dev.banyan.aws.cloudwatch.math;

import dev.banyan.aws.cloudwatch.math.Value.Many;
import dev.banyan.aws.cloudwatch.math.Value.Scalar;
import dev.banyan.aws.cloudwatch.math.Value.Single;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Computes functions. */
record Calls(Evaluation evaluation) {

    Value of(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        return switch (call.function()) {
            case ABS -> evaluation.map(argument(call, 0), Math::abs);
            case CEIL -> evaluation.map(argument(call, 0), Math::ceil);
            case FLOOR -> evaluation.map(argument(call, 0), Math::floor);
            case AVG -> aggregate(argument(call, 0), DoubleSummaryStatistics::getAverage);
            case MAX -> aggregate(argument(call, 0), DoubleSummaryStatistics::getMax);
            case MIN -> aggregate(argument(call, 0), DoubleSummaryStatistics::getMin);
            case SUM -> aggregate(argument(call, 0), DoubleSummaryStatistics::getSum);
            case RATE -> each(argument(call, 0), "RATE", this::rate);
            case FILL -> fill(argument(call, 0), arguments.get(1));
            case METRICS -> new Many(evaluation.scope().metrics(part(arguments)));
            case IF ->
                new Conditional(evaluation)
                        .of(argument(call, 0), argument(call, 1), arguments.size() < 3 ? null : argument(call, 2));
        };
    }

    private Value argument(Expression.Call call, int index) {
        return evaluation.of(call.arguments().get(index));
    }

    private static String part(List<Expression> arguments) {
        if (arguments.isEmpty()) {
            return "";
        }
        if (arguments.get(0) instanceof Expression.Text text) {
            return text.text();
        }
        throw new InvalidExpressionException("The function METRICS takes a text");
    }

    private Value each(Value value, String user, UnaryOperator<TimeSeries> operator) {
        List<TimeSeries> mapped = Evaluation.series(value, "The function " + user).stream()
                .map(series -> {
                    evaluation.scope().budget().take(series.points().size());
                    return operator.apply(series);
                })
                .toList();
        return value instanceof Single ? new Single(mapped.get(0)) : new Many(mapped);
    }

    /** Of one series comes a number; of several, one series with a number for each time. */
    private Value aggregate(Value value, ToDoubleFunction<DoubleSummaryStatistics> result) {
        if (value instanceof Scalar) {
            return value;
        }
        if (value instanceof Single single) {
            DoubleSummaryStatistics all = new DoubleSummaryStatistics();
            single.series().points().values().forEach(all::accept);
            return new Scalar(all.getCount() == 0 ? Double.NaN : result.applyAsDouble(all));
        }
        NavigableMap<Long, DoubleSummaryStatistics> times = new TreeMap<>();
        for (TimeSeries series : ((Many) value).all()) {
            evaluation.scope().budget().take(series.points().size());
            series.points()
                    .forEach((second, number) -> times.computeIfAbsent(second, key -> new DoubleSummaryStatistics())
                            .accept(number));
        }
        NavigableMap<Long, Double> points = new TreeMap<>();
        times.forEach((second, all) -> points.put(second, result.applyAsDouble(all)));
        return new Single(new TimeSeries("", points));
    }

    /** The change to the next number, by the second. */
    private TimeSeries rate(TimeSeries series) {
        NavigableMap<Long, Double> rates = new TreeMap<>();
        series.points().forEach((second, number) -> {
            var before = series.points().lowerEntry(second);
            if (before != null) {
                rates.put(second, (number - before.getValue()) / (second - before.getKey()));
            }
        });
        return new TimeSeries(series.label(), rates);
    }

    private Value fill(Value value, Expression filling) {
        boolean repeat = filling.equals(new Expression.Reference("REPEAT"));
        boolean linear = filling.equals(new Expression.Reference("LINEAR"));
        Value with = repeat || linear ? new Scalar(0) : evaluation.of(filling);
        return each(value, "FILL", series -> {
            Timeline timeline = evaluation.scope().timeline();
            evaluation.scope().budget().take(timeline.count());
            NavigableMap<Long, Double> filled = new TreeMap<>(series.points());
            for (long second = timeline.from(); second < timeline.to(); second += timeline.step()) {
                Double number = repeat || linear ? near(series, second, linear) : at(with, second);
                if (number != null) {
                    filled.putIfAbsent(second, number);
                }
            }
            return new TimeSeries(series.label(), filled);
        });
    }

    private static @Nullable Double at(Value value, long second) {
        if (value instanceof Scalar scalar) {
            return scalar.number();
        }
        if (value instanceof Single single) {
            return single.series().points().get(second);
        }
        throw new InvalidExpressionException("The function FILL takes a number, a time series, REPEAT or LINEAR");
    }

    /** The number before a gap, or the one on the line to the number behind it. */
    private static @Nullable Double near(TimeSeries series, long second, boolean linear) {
        var before = series.points().floorEntry(second);
        var behind = series.points().ceilingEntry(second);
        if (before == null || !linear) {
            return before == null ? null : before.getValue();
        }
        if (behind == null || behind.getKey().equals(before.getKey())) {
            return behind == null ? null : before.getValue();
        }
        double share = (double) (second - before.getKey()) / (behind.getKey() - before.getKey());
        return before.getValue() + share * (behind.getValue() - before.getValue());
    }
}
