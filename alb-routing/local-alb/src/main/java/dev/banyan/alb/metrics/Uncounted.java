package dev.banyan.alb.metrics;

import java.util.Map;
import java.util.TreeMap;

/** The metrics of the namespace AWS/ApplicationELB that are not counted here, and why. */
public final class Uncounted {

    private static final String NETWORK = "AWS's network protection stands before the load balancer";
    private static final String CAPACITY = "there is no capacity to pay for";
    private static final String AUTHENTICATION = "rules that authenticate are refused";
    private static final String OPTIMIZER = "the target optimizer is not supported";

    private Uncounted() {}

    /** Returns the reason of each metric, by its name in CloudWatch. */
    public static Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>();
        put(reasons, NETWORK, "ExcessiveLowReputationPackets", "LowReputationPacketsDropped");
        put(reasons, NETWORK, "LowReputationRequestsDenied");
        put(reasons, CAPACITY, "ConsumedLCUs", "PeakLCUs", "ReservedLCUs", "CapacityUtilization");
        put(reasons, "addresses of one's own are for the internet", "BYoIPUtilPercentage");
        put(reasons, "target groups speak HTTP/1.1", "GrpcRequestCount");
        put(reasons, "there is one zone, which nothing shifts away from", "ZonalShiftedHostCount");
        put(reasons, AUTHENTICATION, "ELBAuthError", "ELBAuthFailure", "ELBAuthLatency");
        put(reasons, AUTHENTICATION, "ELBAuthRefreshTokenSuccess", "ELBAuthSuccess");
        put(reasons, AUTHENTICATION, "ELBAuthUserClaimsSizeExceeded");
        put(reasons, OPTIMIZER, "TargetControlRequestCount", "TargetControlRequestRejectCount");
        put(reasons, OPTIMIZER, "TargetControlActiveChannelCount", "TargetControlNewChannelCount");
        put(reasons, OPTIMIZER, "TargetControlChannelErrorCount", "TargetControlWorkQueueLength");
        put(reasons, OPTIMIZER, "TargetControlProcessedBytes");
        return reasons;
    }

    private static void put(Map<String, String> reasons, String reason, String... names) {
        for (String name : names) {
            reasons.put(name, reason);
        }
    }
}
