package dev.banyan.aws.cloudwatch.math;

/** Bounds what the expressions of one request may compute. Belongs to one thread. */
public final class Budget {

    private long left;

    /** Makes a budget of so many points. */
    public Budget(long points) {
        this.left = points;
    }

    /**
     * Takes some points from it, and one more.
     *
     * @throws InvalidExpressionException if there are not so many left
     */
    public void take(long points) {
        left -= points + 1;
        if (left < 0) {
            throw new InvalidExpressionException("The request computes too many data points");
        }
    }
}
