package dev.banyan.alb.log;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where the files of one log of one load balancer go: a bucket and a prefix, and what their names tell.
 *
 * @param kind which log
 * @param bucket the bucket's name, which is the name of its folder
 * @param prefix the prefix without slashes at its ends, or empty
 * @param account the account of the load balancer
 * @param region its region
 * @param loadBalancer {@code app/name/id}
 * @param node the address of the load balancer's one node
 */
public record LogFolder(
        LogKind kind, String bucket, String prefix, String account, String region, String loadBalancer, String node) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter END =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Returns the file of an interval, relative to the folder that holds the buckets. */
    Path file(Instant end, String random) {
        String folder = bucket + "/" + (prefix.isEmpty() ? "" : prefix + "/") + "AWSLogs/" + account
                + "/elasticloadbalancing/" + region + "/" + DAY.format(end);
        return Path.of(folder, fileName(end, random));
    }

    private String fileName(Instant end, String random) {
        return kind.filePrefix() + account + "_elasticloadbalancing_" + region + "_" + loadBalancer.replace('/', '.')
                + "_" + END.format(end) + "_" + node + "_" + random + ".log.gz";
    }
}
