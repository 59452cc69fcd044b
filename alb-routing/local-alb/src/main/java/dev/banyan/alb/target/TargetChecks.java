package dev.banyan.alb.target;

import dev.banyan.alb.health.CheckResult;
import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.loop.Deadline;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.HealthCheck;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.function.Consumer;

/** The rhythm of the health checks. All of it runs on one event loop; any thread may ask. */
final class TargetChecks {

    /** Makes one check and says how it went, once, on the event loop. */
    @FunctionalInterface
    interface Probe {
        void start(HealthCheck check, Consumer<CheckResult> onResult);
    }

    private final Worker worker;
    private final HealthCheckLog log;

    /** Used on the event loop only. */
    private final IdentityHashMap<CheckedTarget, Deadline> running = new IdentityHashMap<>();

    TargetChecks(Worker worker, HealthCheckLog log) {
        this.worker = worker;
        this.log = log;
    }

    /** Checks a target at once and from then on, unless that is so already. */
    void start(ActiveTargetGroup group, CheckedTarget target, Probe probe) {
        worker.eventLoop().execute(() -> {
            if (!group.group().healthCheck().enabled()) {
                disable(group, target);
            } else if (!running.containsKey(target)) {
                begin(group, target, probe);
            }
        });
    }

    private void begin(ActiveTargetGroup group, CheckedTarget target, Probe probe) {
        group.reset(target, HealthStatus.INITIAL);
        Deadline[] next = new Deadline[1];
        next[0] = worker.deadlines().add(() -> check(group, target, probe, next[0]));
        running.put(target, next[0]);
        check(group, target, probe, next[0]);
    }

    private void disable(ActiveTargetGroup group, CheckedTarget target) {
        end(target);
        group.reset(target, HealthStatus.UNAVAILABLE);
    }

    /** Checks a target no more. */
    void stop(CheckedTarget target) {
        worker.eventLoop().execute(() -> end(target));
    }

    private void end(CheckedTarget target) {
        Deadline deadline = running.remove(target);
        if (deadline != null) {
            deadline.remove();
        }
    }

    /** Runs something later, counted from now, on the event loop. */
    void after(Duration delay, Runnable task) {
        long at = worker.now() + delay.toNanos();
        worker.eventLoop().execute(() -> {
            Deadline[] deadline = new Deadline[1];
            deadline[0] = worker.deadlines().add(() -> {
                deadline[0].remove();
                task.run();
            });
            deadline[0].set(at - worker.now());
        });
    }

    private void check(ActiveTargetGroup group, CheckedTarget target, Probe probe, Deadline next) {
        HealthCheck check = group.group().healthCheck();
        next.set(check.interval().toNanos()); // From start to start: a check ends before, by its time-out.
        long startedAt = worker.now();
        probe.start(check, result -> {
            if (running.get(target) == next) {
                log.write(group.group(), target, check, startedAt, result);
                group.record(target, result, check);
            }
        });
    }
}
