package dev.banyan.alb.target;

import dev.banyan.alb.health.CheckResult;
import dev.banyan.alb.log.HealthCheckRecord;
import dev.banyan.alb.log.LogFolder;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.Arn;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import java.util.Map;

/** Logs health checks where the load balancer of their group wants that. Used on the event loop of the checks. */
final class HealthCheckLog {

    private final Worker worker;

    /** By target group; set by any thread. */
    private volatile Map<Arn, LogFolder> folders = Map.of();

    HealthCheckLog(Worker worker) {
        this.worker = worker;
    }

    void folders(Map<Arn, LogFolder> newFolders) {
        folders = Map.copyOf(newFolders);
    }

    /** Logs a check that began at {@code startedAt} ticks. */
    void write(TargetGroup group, CheckedTarget target, HealthCheck check, long startedAt, CheckResult result) {
        LogFolder folder = folders.get(group.arn());
        if (folder != null) {
            String resource = group.arn().resource();
            boolean function = group.type() == TargetType.LAMBDA;
            HealthCheckRecord record = new HealthCheckRecord(
                    function ? "lambda" : check.protocol().scheme(),
                    worker.now() - startedAt,
                    function ? target.target().id() : target.target().toString(),
                    resource.substring(resource.indexOf('/') + 1),
                    result.passed(),
                    result.reason(),
                    result.description());
            worker.logs().healthCheck(record, folder, worker.microseconds());
        }
    }
}
