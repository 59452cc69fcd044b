package dev.banyan.alb.log;

import dev.banyan.alb.http1.ByteWriter;

/**
 * A health check that ended. AWS keeps a log of them too; that these are its fields, in this order, is our choice: type,
 * time, latency in seconds, target, target group, {@code PASS} or {@code FAIL}, reason code, "description".
 *
 * @param type what was spoken, such as {@code http} or {@code lambda}
 * @param nanoseconds how long the check took
 * @param target address and port, or the function's ARN
 * @param targetGroup the group's name and id
 * @param passed whether the target passed
 * @param reason for a failure, ELBv2's reason code, else empty
 * @param description for a failure, the reason for people, else empty
 */
public record HealthCheckRecord(
        String type,
        long nanoseconds,
        String target,
        String targetGroup,
        boolean passed,
        String reason,
        String description) {

    void write(ByteWriter out, LogTime time, long microseconds) {
        out.put(type).put(' ');
        time.write(out, microseconds);
        long latency = nanoseconds / 1000;
        out.put(' ').decimal(latency / 1_000_000).put('.').padded(latency % 1_000_000, 6);
        out.put(' ').put(target).put(' ').put(targetGroup).put(passed ? " PASS " : " FAIL ");
        out.put(orHyphen(reason)).put(' ').put('"').put(orHyphen(description)).put('"');
    }

    private static String orHyphen(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
