package dev.banyan.aws.cloudwatch.math;

import java.util.List;

/** What an expression can refer to. */
public interface Scope {

    /**
     * Returns the value of another query.
     *
     * @throws InvalidExpressionException if there is none of this id, or it refers to the asking one
     */
    Value value(String id);

    /** Returns all metrics of the request whose id contains a text. */
    List<TimeSeries> metrics(String part);

    /** Returns the periods of the request. */
    Timeline timeline();

    /** Returns what may still be computed. */
    Budget budget();
}
