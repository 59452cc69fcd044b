package dev.banyan.migration.guardrail.simulation;

/** The true error rates of both sides, window by window. */
interface Rates {

    /** Returns the rates of the next window: container, lambda. */
    double[] next(Draw draw);

    /** Makes the rates of a run anew. */
    interface Model {
        Rates start(Draw draw);
    }

    /** The same for ever. */
    static Model steady(double container, double lambda) {
        return draw -> ignored -> new double[] {container, lambda};
    }

    /** Outbreaks of a database behind both sides. */
    static Model shared(Outbreaks outbreaks) {
        return draw -> {
            Outbreaks.Chain chain = outbreaks.start(draw);
            return next -> {
                double rate = chain.next(next);
                return new double[] {rate, rate};
            };
        };
    }

    /** Outbreaks that strike each side on its own, equally often. */
    static Model own(Outbreaks outbreaks) {
        return draw -> {
            Outbreaks.Chain container = outbreaks.start(draw);
            Outbreaks.Chain lambda = outbreaks.start(draw);
            return next -> new double[] {container.next(next), lambda.next(next)};
        };
    }

    /** Rates that wander up and down on their own: the logarithm is an AR(1) process with the given spread. */
    static Model wandering(double median, double spread, double memory) {
        return draw -> {
            double[] state = {spread * draw.normal(), spread * draw.normal()};
            return next -> {
                double[] rates = new double[2];
                for (int i = 0; i < 2; i++) {
                    state[i] = memory * state[i] + Math.sqrt(1 - memory * memory) * spread * next.normal();
                    rates[i] = Math.min(1, median * Math.exp(state[i]));
                }
                return rates;
            };
        };
    }

    /** The new side's rate becomes worse: times a factor, plus a share, from a window on. */
    static Model faulty(Model model, int from, double times, double plus) {
        return draw -> {
            Rates rates = model.start(draw);
            int[] window = {0};
            return next -> {
                double[] both = rates.next(next);
                if (window[0]++ >= from) {
                    both[1] = Math.min(1, both[1] * times + plus);
                }
                return both;
            };
        };
    }
}
