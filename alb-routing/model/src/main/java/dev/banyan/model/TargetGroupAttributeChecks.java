package dev.banyan.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the attributes of a target group may be, alone and together. */
final class TargetGroupAttributeChecks {

    private static final String ALGORITHM = "load_balancing.algorithm.type";
    private static final String MITIGATION = "load_balancing.algorithm.anomaly_mitigation";
    private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";
    private static final String SLOW_START = "slow_start.duration_seconds";
    private static final String STICKY = "stickiness.enabled";
    private static final String STICKINESS_TYPE = "stickiness.type";
    private static final String COOKIE_NAME = "stickiness.app_cookie.cookie_name";
    private static final String DNS = "target_group_health.dns_failover.minimum_healthy_targets.";
    private static final String ROUTING = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.";

    /** AWS says "the maximum number of targets"; that is the quota of targets per group. */
    private static final int MAXIMUM_TARGETS = 1000;

    private static final Set<String> LAMBDA_KEYS = Set.of("lambda.multi_value_headers.enabled");

    private static final Set<String> IP_KEYS = Set.of(
            "deregistration_delay.timeout_seconds",
            ALGORITHM,
            MITIGATION,
            CROSS_ZONE,
            SLOW_START,
            STICKY,
            STICKINESS_TYPE,
            "stickiness.lb_cookie.duration_seconds",
            COOKIE_NAME,
            "stickiness.app_cookie.duration_seconds",
            DNS + "count",
            DNS + "percentage",
            ROUTING + "count",
            ROUTING + "percentage");

    private static final Set<String> ALL_KEYS =
            Stream.of(IP_KEYS, LAMBDA_KEYS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private TargetGroupAttributeChecks() {}

    static void check(Map<String, String> values) {
        AttributeChecks.refuseUnknown(values, ALL_KEYS);
        if (values.containsValue("")) {
            throw InvalidRoutingException.validation("A target group attribute value must be specified");
        }
        AttributeChecks.checkFlags(values, "lambda.multi_value_headers.enabled", STICKY);
        AttributeChecks.checkNumber(values, "deregistration_delay.timeout_seconds", 0, 3600);
        AttributeChecks.checkNumber(values, "stickiness.lb_cookie.duration_seconds", 1, 604_800);
        AttributeChecks.checkNumber(values, "stickiness.app_cookie.duration_seconds", 1, 604_800);
        AttributeChecks.checkChoice(
                values, ALGORITHM, List.of("round_robin", "least_outstanding_requests", "weighted_random"));
        AttributeChecks.checkChoice(values, MITIGATION, List.of("on", "off"));
        AttributeChecks.checkChoice(values, CROSS_ZONE, List.of("true", "false", "use_load_balancer_configuration"));
        AttributeChecks.checkChoice(values, STICKINESS_TYPE, List.of("lb_cookie", "app_cookie"));
        checkNumberOr(values, SLOW_START, "0", 30, 900);
        checkNumberOr(values, DNS + "count", "off", 1, MAXIMUM_TARGETS);
        checkNumberOr(values, DNS + "percentage", "off", 1, 100);
        AttributeChecks.checkNumber(values, ROUTING + "count", 1, MAXIMUM_TARGETS);
        checkNumberOr(values, ROUTING + "percentage", "off", 1, 100);
        checkAlgorithm(values);
        checkStickiness(values);
        checkThresholds(values, "count", "1");
        checkThresholds(values, "percentage", "off");
    }

    private static void checkNumberOr(Map<String, String> values, String key, String other, int from, int to) {
        if (!other.equals(values.get(key))) {
            AttributeChecks.checkNumber(values, key, from, to);
        }
    }

    /** The text of slow start and weighted random is AWS's; the others are built like it. */
    private static void checkAlgorithm(Map<String, String> values) {
        String algorithm = values.getOrDefault(ALGORITHM, "round_robin");
        boolean slowStart = !values.getOrDefault(SLOW_START, "0").equals("0");
        if (slowStart && !algorithm.equals("round_robin")) {
            throw refuse("You cannot enable both slow start and " + algorithm.replace('_', ' ')
                    + " algorithm on a target group");
        }
        if (values.getOrDefault(MITIGATION, "off").equals("on") && !algorithm.equals("weighted_random")) {
            throw refuse("You cannot enable anomaly mitigation with " + algorithm.replace('_', ' ')
                    + " algorithm on a target group");
        }
    }

    private static void checkStickiness(Map<String, String> values) {
        String name = values.get(COOKIE_NAME);
        // AWS names the prefixes AWSALB, AWSALBAPP and AWSALBTG, of which the first holds the others.
        if (name != null && (name.startsWith("AWSALB") || !name.matches("[!#$%&'*+.^_`|~A-Za-z0-9-]+"))) {
            throw InvalidRoutingException.validation("The value of '" + COOKIE_NAME
                    + "' must be the name of a cookie that does not start with 'AWSALB', but was '" + name + "'");
        }
        boolean sticky = Boolean.parseBoolean(values.get(STICKY));
        if (sticky && "app_cookie".equals(values.get(STICKINESS_TYPE)) && name == null) {
            throw refuse("'" + COOKIE_NAME + "' must be specified when '" + STICKINESS_TYPE + "' is 'app_cookie'");
        }
        if (sticky && "false".equals(values.get(CROSS_ZONE))) {
            throw refuse("You cannot enable stickiness when '" + CROSS_ZONE + "' is 'false'");
        }
    }

    private static void checkThresholds(Map<String, String> values, String unit, String routingDefault) {
        int dns = HealthThreshold.parse(values.getOrDefault(DNS + unit, "off"));
        int routing = HealthThreshold.parse(values.getOrDefault(ROUTING + unit, routingDefault));
        if (dns > 0 && dns < routing) {
            throw refuse("'" + DNS + unit + "' value '" + dns + "' must be greater than or equal to '" + ROUTING + unit
                    + "' value '" + routing + "'");
        }
    }

    private static InvalidRoutingException refuse(String message) {
        return new InvalidRoutingException(ErrorCode.INVALID_CONFIGURATION_REQUEST, message);
    }

    static void checkType(Map<String, String> values, TargetType type) {
        Set<String> allowed = type == TargetType.LAMBDA ? LAMBDA_KEYS : IP_KEYS;
        for (String key : new TreeSet<>(values.keySet())) {
            if (!allowed.contains(key)) {
                throw refuse("A target group with target type '" + type.apiName() + "' does not support the attribute "
                        + key);
            }
        }
    }
}
