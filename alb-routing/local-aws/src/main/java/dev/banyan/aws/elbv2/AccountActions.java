package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import java.util.List;
import java.util.Map;

/** Tells limits and security policies. */
final class AccountActions {

    private static final Map<String, Integer> LIMITS = Map.ofEntries(
            Map.entry("application-load-balancers", Quotas.LOAD_BALANCERS),
            Map.entry("certificates-per-application-load-balancer", Quotas.CERTIFICATES),
            Map.entry("condition-values-per-alb-rule", 5),
            Map.entry("condition-wildcards-per-alb-rule", 6),
            Map.entry("listeners-per-application-load-balancer", Quotas.LISTENERS),
            Map.entry("rules-per-application-load-balancer", Quotas.RULES),
            Map.entry("target-groups", Quotas.GROUPS),
            Map.entry("target-groups-per-action-on-application-load-balancer", 5),
            Map.entry("target-groups-per-application-load-balancer", Quotas.GROUPS_OF_LOAD_BALANCER),
            Map.entry("target-id-registrations-per-application-load-balancer", 1000),
            Map.entry("targets-per-application-load-balancer", Quotas.TARGETS),
            Map.entry("targets-per-target-group", Quotas.TARGETS));

    private AccountActions() {}

    static QueryOperation describeLimits(Caller caller, Members request) {
        Paging paging = Paging.parse(request);
        return result -> paging.write(
                result,
                "Limits",
                LIMITS.entrySet(),
                Map.Entry::getKey,
                (xml, limit) -> xml.text("Name", limit.getKey()).text("Max", limit.getValue()));
    }

    static QueryOperation describeSslPolicies(Caller caller, Members request) {
        Paging paging = Paging.parse(request);
        List<String> names = request.texts("Names");
        String type = request.choice("LoadBalancerType", "application", "network", "gateway");
        if ("gateway".equals(type)) {
            throw AwsException.validation("Load balancer type 'gateway' has no SSL policies");
        }
        names.forEach(SslPolicies::require);
        return result -> paging.write(
                result,
                "SslPolicies",
                SslPolicies.ALL.stream()
                        .filter(policy -> names.isEmpty() || names.contains(policy.name()))
                        .toList(),
                SslPolicies.SslPolicy::name,
                SslPolicies::write);
    }
}
