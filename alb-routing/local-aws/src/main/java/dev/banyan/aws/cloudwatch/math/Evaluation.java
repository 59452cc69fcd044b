package dev.banyan.aws.cloudwatch.math;

import dev.banyan.aws.cloudwatch.math.Value.Many;
import dev.banyan.aws.cloudwatch.math.Value.Scalar;
import dev.banyan.aws.cloudwatch.math.Value.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Computes expressions. Where one of two series has no number at a time, their result has none either.
 *
 * @param scope what they refer to
 */
public record Evaluation(Scope scope) {

    /**
     * Returns the value of an expression.
     *
     * @throws InvalidExpressionException if it has none
     */
    public Value of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return new Scalar(literal.number());
        }
        if (expression instanceof Expression.Reference reference) {
            return scope.value(reference.id());
        }
        if (expression instanceof Expression.Items list) {
            return new Many(flat(list.items()));
        }
        if (expression instanceof Expression.Negation negation) {
            return map(of(negation.of()), number -> -number);
        }
        if (expression instanceof Expression.Binary binary) {
            return combine(binary.operator(), of(binary.left()), of(binary.right()));
        }
        if (expression instanceof Expression.Call call) {
            return new Calls(this).of(call);
        }
        throw new InvalidExpressionException("A text is no value");
    }

    private List<TimeSeries> flat(List<Expression> items) {
        List<TimeSeries> all = new ArrayList<>();
        for (Expression item : items) {
            all.addAll(series(of(item), "An array"));
        }
        return all;
    }

    /** Returns the series of a value. */
    static List<TimeSeries> series(Value value, String user) {
        if (value instanceof Scalar) {
            throw new InvalidExpressionException(user + " takes time series, but has a number");
        }
        return value instanceof Single single ? List.of(single.series()) : ((Many) value).all();
    }

    Value map(Value value, DoubleUnaryOperator operator) {
        if (value instanceof Scalar scalar) {
            return new Scalar(operator.applyAsDouble(scalar.number()));
        }
        if (value instanceof Single single) {
            return new Single(map(single.series(), operator));
        }
        return ((Many) value).map(series -> map(series, operator));
    }

    private TimeSeries map(TimeSeries series, DoubleUnaryOperator operator) {
        scope.budget().take(series.points().size());
        return series.map(operator);
    }

    private Value combine(Operator operator, Value left, Value right) {
        if (right instanceof Scalar scalar) {
            return map(left, number -> operator.apply(number, scalar.number()));
        }
        if (left instanceof Scalar scalar) {
            return map(right, number -> operator.apply(scalar.number(), number));
        }
        if (left instanceof Single one && right instanceof Single two) {
            return new Single(join(one.series(), two.series(), operator::apply));
        }
        if (left instanceof Many many && right instanceof Single single) {
            return many.map(series -> join(series, single.series(), operator::apply));
        }
        if (left instanceof Single single && right instanceof Many many) {
            return many.map(series -> join(single.series(), series, operator::apply));
        }
        throw new InvalidExpressionException(
                "Unsupported operand types for " + operator + ": '" + left.kind() + "' and '" + right.kind() + "'");
    }

    /** Returns the numbers of the times at which both have one. */
    TimeSeries join(TimeSeries left, TimeSeries right, DoubleBinaryOperator operator) {
        scope.budget().take(left.points().size());
        NavigableMap<Long, Double> joined = new TreeMap<>();
        left.points().forEach((second, number) -> {
            Double other = right.points().get(second);
            if (other != null) {
                joined.put(second, operator.applyAsDouble(number, other));
            }
        });
        return new TimeSeries(left.label(), joined);
    }
}
