package dev.banyan.migration.plan.traffic;

import java.io.IOException;

/** Where requests to replay come from: access logs or a recording. Read from beginning to end in bounded memory. */
public sealed interface TrafficSource permits LogFileSource, BucketSource, HarSource {

    /** Hands over everything. */
    void read(Requests requests) throws IOException;

    /** Returns what is read, for a reader. */
    String describe();
}
