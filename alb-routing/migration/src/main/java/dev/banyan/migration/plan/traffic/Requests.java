package dev.banyan.migration.plan.traffic;

/** Takes what a source of traffic holds, one by one. */
interface Requests {

    /** Takes a request that came as far as the rules. */
    void request(ReplayedRequest request);

    /** Takes note of a request that the load balancer answered before it asked a rule. */
    void withoutRule();

    /**
     * Takes note of something that could not be read.
     *
     * @param place where it stands, such as a file and a line number
     * @param reason what was expected
     */
    void broken(String place, String reason);
}
