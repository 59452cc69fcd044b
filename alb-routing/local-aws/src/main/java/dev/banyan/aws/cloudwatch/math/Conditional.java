package dev.banyan.aws.cloudwatch.math;

import dev.banyan.aws.cloudwatch.math.Value.Many;
import dev.banyan.aws.cloudwatch.math.Value.Scalar;
import dev.banyan.aws.cloudwatch.math.Value.Single;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes the function IF. */
record Conditional(Evaluation evaluation) {

    Value of(Value condition, Value whereTrue, @Nullable Value whereFalse) {
        if (condition instanceof Scalar scalar) {
            Value chosen = scalar.number() != 0 ? whereTrue : whereFalse;
            return chosen == null ? new Single(new TimeSeries("", new TreeMap<>())) : chosen;
        }
        if (!(condition instanceof Single single) || whereTrue instanceof Many || whereFalse instanceof Many) {
            throw new InvalidExpressionException("The function IF takes numbers and time series, no arrays of them");
        }
        evaluation.scope().budget().take(single.series().points().size());
        NavigableMap<Long, Double> points = new TreeMap<>();
        single.series().points().forEach((second, truth) -> {
            Double number = at(truth != 0 ? whereTrue : whereFalse, second);
            if (number != null) {
                points.put(second, number);
            }
        });
        return new Single(new TimeSeries(single.series().label(), points));
    }

    private static @Nullable Double at(@Nullable Value value, long second) {
        if (value instanceof Scalar scalar) {
            return scalar.number();
        }
        return value instanceof Single single ? single.series().points().get(second) : null;
    }
}
