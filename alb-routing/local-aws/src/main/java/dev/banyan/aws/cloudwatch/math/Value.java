package dev.banyan.aws.cloudwatch.math;

import java.util.List;
import java.util.function.UnaryOperator;

/** What an expression comes to. */
public sealed interface Value {

    /** A number that is the same at all times. */
    record Scalar(double number) implements Value {}

    /** One series. */
    record Single(TimeSeries series) implements Value {}

    /** Several series. */
    record Many(List<TimeSeries> all) implements Value {

        /** Copies the list. */
        public Many {
            all = List.copyOf(all);
        }

        Many map(UnaryOperator<TimeSeries> operator) {
            return new Many(all.stream().map(operator).toList());
        }
    }

    /** Returns what kind of value this is, for messages. */
    default String kind() {
        if (this instanceof Scalar) {
            return "a number";
        }
        return this instanceof Single ? "a time series" : "an array of time series";
    }
}
