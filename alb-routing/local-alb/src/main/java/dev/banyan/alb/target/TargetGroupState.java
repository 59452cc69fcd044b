package dev.banyan.alb.target;

/**
 * How a target group is at one moment, in the numbers that the metrics show. The whole machine is one zone.
 *
 * @param healthy targets that pass, {@code HealthyHostCount}
 * @param unhealthy targets that fail, {@code UnHealthyHostCount}
 * @param anomalous targets that fail more often than the others, {@code AnomalousHostCount}
 * @param mitigated targets that get fewer requests because of that, {@code MitigatedHostCount}
 * @param healthyRouting whether enough targets are healthy to leave out the others, {@code HealthyStateRouting}
 * @param healthyDns whether enough targets are healthy for the zone to stay in DNS, {@code HealthyStateDNS}
 */
public record TargetGroupState(
        int healthy, int unhealthy, int anomalous, int mitigated, boolean healthyRouting, boolean healthyDns) {}
