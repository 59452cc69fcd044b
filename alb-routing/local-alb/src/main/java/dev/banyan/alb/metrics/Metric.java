package dev.banyan.alb.metrics;

import static dev.banyan.alb.metrics.Metric.Kind.COUNT;
import static dev.banyan.alb.metrics.Metric.Kind.DISTRIBUTION;
import static dev.banyan.alb.metrics.Metric.Kind.GAUGE;
import static dev.banyan.alb.metrics.Metric.Kind.TOTAL;
import static dev.banyan.alb.metrics.Metric.Level.BOTH;
import static dev.banyan.alb.metrics.Metric.Level.LOAD_BALANCER;
import static dev.banyan.alb.metrics.Metric.Level.TARGET_GROUP;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is counted, by its name in the namespace AWS/ApplicationELB; what is not counted is in {@link Uncounted}. */
public enum Metric {
    ACTIVE_CONNECTIONS("ActiveConnectionCount", LOAD_BALANCER, GAUGE),
    APP_COOKIE_NON_STICKINESS("AppCookieNonStickinessCount", LOAD_BALANCER, COUNT),
    CLIENT_TLS_NEGOTIATION_ERRORS("ClientTLSNegotiationErrorCount", LOAD_BALANCER, COUNT),
    DESYNC_NON_COMPLIANT_REQUESTS("DesyncMitigationMode_NonCompliant_Request_Count", LOAD_BALANCER, COUNT),
    DROPPED_INVALID_HEADER_REQUESTS("DroppedInvalidHeaderRequestCount", LOAD_BALANCER, COUNT),
    FORWARDED_INVALID_HEADER_REQUESTS("ForwardedInvalidHeaderRequestCount", LOAD_BALANCER, COUNT),
    FIXED_RESPONSES("HTTP_Fixed_Response_Count", LOAD_BALANCER, COUNT),
    REDIRECTS("HTTP_Redirect_Count", LOAD_BALANCER, COUNT),
    REDIRECT_URL_LIMIT_EXCEEDED("HTTP_Redirect_Url_Limit_Exceeded_Count", LOAD_BALANCER, COUNT),
    ELB_3XX("HTTPCode_ELB_3XX_Count", LOAD_BALANCER, COUNT),
    ELB_4XX("HTTPCode_ELB_4XX_Count", LOAD_BALANCER, COUNT),
    ELB_5XX("HTTPCode_ELB_5XX_Count", LOAD_BALANCER, COUNT),
    ELB_500("HTTPCode_ELB_500_Count", LOAD_BALANCER, COUNT),
    ELB_502("HTTPCode_ELB_502_Count", LOAD_BALANCER, COUNT),
    ELB_503("HTTPCode_ELB_503_Count", LOAD_BALANCER, COUNT),
    ELB_504("HTTPCode_ELB_504_Count", LOAD_BALANCER, COUNT),
    IPV6_PROCESSED_BYTES("IPv6ProcessedBytes", LOAD_BALANCER, TOTAL),
    IPV6_REQUESTS("IPv6RequestCount", LOAD_BALANCER, COUNT),
    NEW_CONNECTIONS("NewConnectionCount", LOAD_BALANCER, COUNT),
    NON_STICKY_REQUESTS("NonStickyRequestCount", LOAD_BALANCER, COUNT),
    PROCESSED_BYTES("ProcessedBytes", LOAD_BALANCER, TOTAL),
    REJECTED_CONNECTIONS("RejectedConnectionCount", LOAD_BALANCER, COUNT),
    RULE_EVALUATIONS("RuleEvaluations", LOAD_BALANCER, TOTAL),
    REQUESTS("RequestCount", BOTH, COUNT),
    TARGET_2XX("HTTPCode_Target_2XX_Count", BOTH, COUNT),
    TARGET_3XX("HTTPCode_Target_3XX_Count", BOTH, COUNT),
    TARGET_4XX("HTTPCode_Target_4XX_Count", BOTH, COUNT),
    TARGET_5XX("HTTPCode_Target_5XX_Count", BOTH, COUNT),
    TARGET_CONNECTION_ERRORS("TargetConnectionErrorCount", BOTH, COUNT),
    TARGET_TLS_NEGOTIATION_ERRORS("TargetTLSNegotiationErrorCount", BOTH, COUNT),
    TARGET_RESPONSE_TIME("TargetResponseTime", BOTH, DISTRIBUTION),
    REQUESTS_PER_TARGET("RequestCountPerTarget", TARGET_GROUP, TOTAL),
    UNHEALTHY_ROUTING_REQUESTS("UnhealthyRoutingRequestCount", TARGET_GROUP, COUNT),
    HEALTHY_HOSTS("HealthyHostCount", TARGET_GROUP, GAUGE),
    UNHEALTHY_HOSTS("UnHealthyHostCount", TARGET_GROUP, GAUGE),
    ANOMALOUS_HOSTS("AnomalousHostCount", TARGET_GROUP, GAUGE),
    MITIGATED_HOSTS("MitigatedHostCount", TARGET_GROUP, GAUGE),
    HEALTHY_STATE_DNS("HealthyStateDNS", TARGET_GROUP, GAUGE),
    HEALTHY_STATE_ROUTING("HealthyStateRouting", TARGET_GROUP, GAUGE),
    UNHEALTHY_STATE_DNS("UnhealthyStateDNS", TARGET_GROUP, GAUGE),
    UNHEALTHY_STATE_ROUTING("UnhealthyStateRouting", TARGET_GROUP, GAUGE),
    LAMBDA_USER_ERRORS("LambdaUserError", TARGET_GROUP, COUNT),
    LAMBDA_INTERNAL_ERRORS("LambdaInternalError", TARGET_GROUP, COUNT),
    LAMBDA_TARGET_PROCESSED_BYTES("LambdaTargetProcessedBytes", TARGET_GROUP, TOTAL);

    static final int NUMBER = values().length;

    private static final Map<String, Metric> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Metric::awsName, Function.identity()));

    /** Whose number it is. */
    public enum Level {
        /** The load balancer's alone. */
        LOAD_BALANCER,
        /** A target group's alone. */
        TARGET_GROUP,
        /** A target group's, and all groups together are the load balancer's. */
        BOTH
    }

    /** How it is counted, which decides what its statistics mean. */
    public enum Kind {
        /** Events: each is a sample of 1. */
        COUNT,
        /** Amounts: each event is a sample of its amount. */
        TOTAL,
        /** A level, looked at once a second. */
        GAUGE,
        /** Amounts with percentiles. */
        DISTRIBUTION
    }

    private final String awsName;
    private final Level level;
    private final Kind kind;

    Metric(String awsName, Level level, Kind kind) {
        this.awsName = awsName;
        this.level = level;
        this.kind = kind;
    }

    /** Returns the metric of a name in CloudWatch, or null where it is not counted. */
    public static @Nullable Metric of(String awsName) {
        return BY_NAME.get(awsName);
    }

    /** Returns the metric's place in arrays, which stand where maps would be slow. */
    @SuppressWarnings("EnumOrdinal") // Not kept anywhere.
    int index() {
        return ordinal();
    }

    /** Returns the metric's name in CloudWatch. */
    public String awsName() {
        return awsName;
    }

    /** Returns whose number it is. */
    public Level level() {
        return level;
    }

    /** Returns how it is counted. */
    public Kind kind() {
        return kind;
    }

    /** Returns the unit as CloudWatch names it. */
    public String unit() {
        if (kind == DISTRIBUTION) {
            return "Seconds";
        }
        return awsName.endsWith("Bytes") ? "Bytes" : "Count";
    }

    /** Returns what an amount is multiplied with to get the unit: durations are counted in microseconds. */
    double scale() {
        return kind == DISTRIBUTION ? 1e-6 : 1;
    }

    /** Returns whether samples differ, so that each one's amount matters. */
    boolean hasAmounts() {
        return kind == TOTAL || kind == DISTRIBUTION;
    }
}
