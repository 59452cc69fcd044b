package dev.banyan.alb.log;

import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.LoadBalancerAttributes.LogDelivery;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which logs of a load balancer go to a bucket, by its attributes. Immutable.
 *
 * @param access where access logs go, or null where they are off
 * @param connections where connection logs go, or null where they are off
 * @param healthChecks where health check logs go, or null where they are off
 */
public record LoadBalancerLogs(
        @Nullable LogFolder access,
        @Nullable LogFolder connections,
        @Nullable LogFolder healthChecks) {

    /** All logs are off. */
    public static final LoadBalancerLogs NONE = new LoadBalancerLogs(null, null, null);

    /** A bucket becomes a folder. AWS's own rules are narrower; these keep the path where it belongs. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

    private static final Pattern PREFIX_PART = Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*");

    /**
     * Returns the logs of a load balancer.
     *
     * @param loadBalancer whose attributes decide
     * @param node the address of its one node
     * @throws IllegalArgumentException if a log is on and its bucket or prefix cannot be a folder
     */
    public static LoadBalancerLogs of(LoadBalancer loadBalancer, String node) {
        LoadBalancerAttributes attributes = loadBalancer.attributes();
        return new LoadBalancerLogs(
                folder(LogKind.ACCESS, attributes.accessLogs(), loadBalancer, node),
                folder(LogKind.CONNECTION, attributes.connectionLogs(), loadBalancer, node),
                folder(LogKind.HEALTH_CHECK, attributes.healthCheckLogs(), loadBalancer, node));
    }

    private static @Nullable LogFolder folder(
            LogKind kind, LogDelivery delivery, LoadBalancer loadBalancer, String node) {
        if (!delivery.enabled()) {
            return null;
        }
        if (!BUCKET.matcher(delivery.bucket()).matches()) {
            throw new IllegalArgumentException(
                    kind.attribute("bucket") + ": " + delivery.bucket() + " (expected: the name of a bucket)");
        }
        String[] arn = loadBalancer.arn().value().split(":", 6);
        String name = arn[5].substring(arn[5].indexOf('/') + 1);
        return new LogFolder(kind, delivery.bucket(), prefix(kind, delivery), arn[4], arn[3], name, node);
    }

    private static String prefix(LogKind kind, LogDelivery delivery) {
        String prefix = delivery.prefix().replaceAll("^/+|/+$", "");
        for (String part : prefix.isEmpty() ? new String[0] : prefix.split("/", -1)) {
            if (!PREFIX_PART.matcher(part).matches()) {
                throw new IllegalArgumentException(kind.attribute("prefix") + ": " + prefix
                        + " (expected: parts between slashes, none of them empty or hidden)");
            }
        }
        return prefix;
    }
}
