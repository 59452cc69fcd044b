package dev.banyan.alb.log;

import dev.banyan.model.LoadBalancer;
import java.util.Map;
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
     * @throws IllegalArgumentException if a log is on and its bucket or prefix cannot be used
     */
    public static LoadBalancerLogs of(LoadBalancer loadBalancer, String node) {
        return new LoadBalancerLogs(
                folder(LogKind.ACCESS, loadBalancer, node),
                folder(LogKind.CONNECTION, loadBalancer, node),
                folder(LogKind.HEALTH_CHECK, loadBalancer, node));
    }

    private static @Nullable LogFolder folder(LogKind kind, LoadBalancer loadBalancer, String node) {
        Map<String, String> attributes = loadBalancer.attributes().values();
        if (!Boolean.parseBoolean(attributes.getOrDefault(kind.attribute("enabled"), "false"))) {
            return null;
        }
        String[] arn = loadBalancer.arn().value().split(":", 6);
        return new LogFolder(
                kind,
                bucket(kind, attributes),
                prefix(kind, attributes),
                arn[4],
                arn[3],
                arn[5].substring(arn[5].indexOf('/') + 1),
                node);
    }

    private static String bucket(LogKind kind, Map<String, String> attributes) {
        String bucket = attributes.getOrDefault(kind.attribute("bucket"), "");
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    kind.attribute("bucket") + ": " + bucket + " (expected: the name of a bucket)");
        }
        return bucket;
    }

    private static String prefix(LogKind kind, Map<String, String> attributes) {
        String prefix = attributes.getOrDefault(kind.attribute("prefix"), "").replaceAll("^/+|/+$", "");
        boolean valid = !prefix.contains("AWSLogs");
        for (String part : prefix.isEmpty() ? new String[0] : prefix.split("/", -1)) {
            valid &= PREFIX_PART.matcher(part).matches();
        }
        if (!valid) {
            throw new IllegalArgumentException(kind.attribute("prefix") + ": " + prefix
                    + " (expected: parts between slashes, none of them hidden, without AWSLogs)");
        }
        return prefix;
    }
}
