package dev.banyan.aws.cloudwatch.math;

/**
 * The periods that a request asks for, which gaps are filled at.
 *
 * @param from the second at which the first one begins
 * @param to the second at which the last one ends
 * @param step the seconds of each
 */
public record Timeline(long from, long to, long step) {

    long count() {
        return Math.max(0, (to - from) / step);
    }
}
