package dev.banyan.migration.guardrail.simulation;

/**
 * A two-state Markov chain: calm, and now and then an outbreak.
 *
 * @param calm the error rate between outbreaks
 * @param during the error rate in one
 * @param every the mean number of windows between outbreaks
 * @param length the mean number of windows that one lasts, which may be less than 1
 */
record Outbreaks(double calm, double during, double every, double length) {

    Chain start(Draw draw) {
        return new Chain(draw.happens(length / (every + length)));
    }

    /** One side's state. */
    final class Chain {

        private boolean outbreak;

        private Chain(boolean outbreak) {
            this.outbreak = outbreak;
        }

        double next(Draw draw) {
            outbreak = outbreak ? !draw.happens(Math.min(1, 1 / length)) : draw.happens(1 / every);
            return outbreak ? during * Math.min(1, length) + calm : calm;
        }
    }
}
