package dev.banyan.aws.cloudwatch.math;

import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** An operator between two values; true is 1 and false is 0. */
@SuppressWarnings("ImmutableEnumChecker") // The operations are functions without state.
enum Operator {
    OR("||", 0, (left, right) -> of(left != 0 || right != 0)),
    AND("&&", 1, (left, right) -> of(left != 0 && right != 0)),
    EQUAL("==", 2, (left, right) -> of(left == right)),
    NOT_EQUAL("!=", 2, (left, right) -> of(left != right)),
    AT_MOST("<=", 2, (left, right) -> of(left <= right)),
    AT_LEAST(">=", 2, (left, right) -> of(left >= right)),
    LESS("<", 2, (left, right) -> of(left < right)),
    GREATER(">", 2, (left, right) -> of(left > right)),
    PLUS("+", 3, Double::sum),
    MINUS("-", 3, (left, right) -> left - right),
    TIMES("*", 4, (left, right) -> left * right),
    DIVIDED("/", 4, (left, right) -> left / right),
    POWER("^", 5, Math::pow);

    static final int TIGHTEST = 5;

    private final String sign;
    private final int tightness;
    private final DoubleBinaryOperator operation;

    Operator(String sign, int tightness, DoubleBinaryOperator operation) {
        this.sign = sign;
        this.tightness = tightness;
        this.operation = operation;
    }

    private static double of(boolean truth) {
        return truth ? 1 : 0;
    }

    /** Returns the operator of a tightness that a text has at a place, or null. */
    static @Nullable Operator at(String text, int place, int tightness) {
        for (Operator operator : values()) {
            boolean isHere = text.startsWith(operator.sign, place) || operator.isWordAt(text, place);
            if (isHere && operator.tightness == tightness) {
                return operator;
            }
        }
        return null;
    }

    private boolean isWordAt(String text, int place) {
        String word = this == OR ? "OR" : "AND";
        int end = place + word.length();
        return (this == OR || this == AND)
                && text.startsWith(word, place)
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }

    /** Returns how many characters the operator takes at a place where it is. */
    int length(String text, int place) {
        return text.startsWith(sign, place) ? sign.length() : name().length();
    }

    double apply(double left, double right) {
        return operation.applyAsDouble(left, right);
    }

    @Override
    public String toString() {
        return sign;
    }
}
