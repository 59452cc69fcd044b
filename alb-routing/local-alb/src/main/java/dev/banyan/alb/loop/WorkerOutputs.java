package dev.banyan.alb.loop;

import dev.banyan.alb.log.AccessLogSink;
import dev.banyan.alb.log.LogFiles;
import dev.banyan.alb.metrics.AlbMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Where what event loops tell goes.
 *
 * @param accessLog takes the lines of all requests
 * @param files takes the lines of load balancers that log to buckets, or null where there are no buckets
 * @param metrics takes the numbers
 */
public record WorkerOutputs(
        AccessLogSink accessLog, @Nullable LogFiles files, AlbMetrics metrics) {}
