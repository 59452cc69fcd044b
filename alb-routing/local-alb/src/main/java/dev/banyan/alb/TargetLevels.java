package dev.banyan.alb;

import dev.banyan.alb.metrics.Hosts;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.target.ActiveTargetGroup;
import dev.banyan.alb.target.TargetGroupCounts;
import dev.banyan.alb.target.TargetGroupState;
import dev.banyan.alb.target.TargetGroups;
import dev.banyan.model.Arn;
import dev.banyan.model.TargetType;

/** Tells the metrics of the targets' health. Safe for use by several threads. */
final class TargetLevels implements Hosts {

    private final TargetGroups groups;

    TargetLevels(TargetGroups groups) {
        this.groups = groups;
    }

    @Override
    public void reportLevels(Report report) {
        groups.all().forEach(group -> reportLevels(group, report));
    }

    /** AWS reports groups whose health is checked; that a new target counts as neither is our choice. */
    private static void reportLevels(ActiveTargetGroup group, Report report) {
        if (!group.group().healthCheck().enabled() || group.group().targets().isEmpty()) {
            return;
        }
        TargetGroupState state = group.state();
        String arn = group.arn().value();
        report.add(Metric.HEALTHY_HOSTS, arn, state.healthy());
        report.add(Metric.UNHEALTHY_HOSTS, arn, state.unhealthy());
        report.add(Metric.ANOMALOUS_HOSTS, arn, state.anomalous());
        report.add(Metric.MITIGATED_HOSTS, arn, state.mitigated());
        // The whole machine is one zone, which is healthy or not.
        report.add(Metric.HEALTHY_STATE_DNS, arn, state.healthyDns() ? 1 : 0);
        report.add(Metric.UNHEALTHY_STATE_DNS, arn, state.healthyDns() ? 0 : 1);
        report.add(Metric.HEALTHY_STATE_ROUTING, arn, state.healthyRouting() ? 1 : 0);
        report.add(Metric.UNHEALTHY_STATE_ROUTING, arn, state.healthyRouting() ? 0 : 1);
    }

    @Override
    public void reportTotals(Report report) {
        groups.all().forEach(group -> {
            TargetGroupCounts counts = group.counts();
            String arn = group.arn().value();
            report.add(Metric.TARGET_CONNECTION_ERRORS, arn, counts.connectionErrors());
            report.add(Metric.TARGET_TLS_NEGOTIATION_ERRORS, arn, counts.tlsNegotiationErrors());
            report.add(Metric.UNHEALTHY_ROUTING_REQUESTS, arn, counts.unhealthyRoutingRequests());
        });
    }

    @Override
    public int requestShares(String targetGroup) {
        ActiveTargetGroup group = groups.find(new Arn(targetGroup));
        if (group == null || group.group().type() == TargetType.LAMBDA) {
            return 0;
        }
        int healthy = group.state().healthy();
        return healthy == 0 ? group.group().targets().size() : healthy;
    }
}
