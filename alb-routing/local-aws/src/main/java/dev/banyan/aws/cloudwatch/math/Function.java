package dev.banyan.aws.cloudwatch.math;

/** A function of metric math that this endpoint computes. */
enum Function {
    ABS(1, 1),
    AVG(1, 1),
    CEIL(1, 1),
    FILL(2, 2),
    FLOOR(1, 1),
    IF(2, 3),
    MAX(1, 1),
    METRICS(0, 1),
    MIN(1, 1),
    RATE(1, 1),
    SUM(1, 1);

    private final int fewest;
    private final int most;

    Function(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /** @throws InvalidExpressionException if there is no such function here, or it takes another number of arguments */
    static Function of(String name, int arguments) {
        for (Function function : values()) {
            if (function.name().equals(name)) {
                function.check(arguments);
                return function;
            }
        }
        throw new InvalidExpressionException("The function " + name + " is not supported by this endpoint");
    }

    private void check(int arguments) {
        if (arguments < fewest || arguments > most) {
            throw new InvalidExpressionException("The function " + this + " takes "
                    + (fewest == most ? fewest : fewest + " to " + most) + " arguments, but has " + arguments);
        }
    }
}
