package dev.banyan.migration.guardrail.sequential;

/** Sums of numbers that are known by their logarithms, since their worth may be far outside of a double's range. */
final class Logs {

    private Logs() {}

    static double sum(double first, double second) {
        double larger = Math.max(first, second);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger;
        }
        return larger + Math.log1p(Math.exp(Math.min(first, second) - larger));
    }

    static double mean(double[] logs) {
        double sum = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            sum = sum(sum, log);
        }
        return sum - Math.log(logs.length);
    }
}
