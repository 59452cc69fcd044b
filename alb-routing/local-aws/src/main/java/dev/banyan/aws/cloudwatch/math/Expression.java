package dev.banyan.aws.cloudwatch.math;

import java.util.List;
import java.util.function.Consumer;

/** An expression of metric math. */
public sealed interface Expression {

    /** A number. */
    record Literal(double number) implements Expression {}

    /** A text in quotes, which only some functions take. */
    record Text(String text) implements Expression {}

    /** The id of another query. */
    record Reference(String id) implements Expression {}

    /** Several values in brackets. */
    record Items(List<Expression> items) implements Expression {}

    /** A number with the other sign. */
    record Negation(Expression of) implements Expression {}

    /** Two values with an operator between. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /** A function with its arguments. */
    record Call(Function function, List<Expression> arguments) implements Expression {}

    /**
     * Parses an expression.
     *
     * @throws InvalidExpressionException if it is none, or uses what this endpoint does not compute
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }

    /** Tells the id of every query that is referred to. */
    default void references(Consumer<String> consumer) {
        if (this instanceof Reference reference) {
            consumer.accept(reference.id());
        } else if (this instanceof Items list) {
            list.items().forEach(item -> item.references(consumer));
        } else if (this instanceof Negation negation) {
            negation.of().references(consumer);
        } else if (this instanceof Binary binary) {
            binary.left().references(consumer);
            binary.right().references(consumer);
        } else if (this instanceof Call call) {
            call.arguments().forEach(argument -> argument.references(consumer));
        }
    }
}
