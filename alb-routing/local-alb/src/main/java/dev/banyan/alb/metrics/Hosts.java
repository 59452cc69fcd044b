package dev.banyan.alb.metrics;

/** Tells of the targets behind the load balancers; asked on an event loop and must not block. */
public interface Hosts {

    /** There are none. */
    Hosts NONE = new Hosts() {
        @Override
        public void reportLevels(Report report) {}

        @Override
        public void reportTotals(Report report) {}

        @Override
        public int requestShares(String targetGroup) {
            return 0;
        }
    };

    /** Takes numbers. */
    @FunctionalInterface
    interface Report {

        /** Takes a number of a target group, given by its ARN. */
        void add(Metric metric, String targetGroup, long number);
    }

    /** Reports the current level of every gauge of every target group; asked once a second. */
    void reportLevels(Report report);

    /** Reports numbers that only grow, as they are since the group exists; asked several times a second. */
    void reportTotals(Report report);

    /**
     * Returns how many targets share the requests of a group: the healthy ones, or all where none is; 0 where requests
     * per target are not counted.
     *
     * @param targetGroup the group's ARN
     */
    int requestShares(String targetGroup);
}
