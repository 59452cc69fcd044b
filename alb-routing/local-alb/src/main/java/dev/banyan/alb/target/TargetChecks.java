package dev.banyan.alb.target;

import dev.banyan.alb.health.CheckResult;
import dev.banyan.alb.health.HealthProbe;
import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.loop.Deadline;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.loop.Workers;
import dev.banyan.model.HealthCheck;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The rhythm of the health checks. All of it runs on one event loop; any thread may ask. */
final class TargetChecks {

    private final Worker worker;
    private final Class<? extends SocketChannel> channel;

    /** Used on the event loop only. */
    private final IdentityHashMap<ActiveTarget, Deadline> running = new IdentityHashMap<>();

    TargetChecks(Workers workers) {
        this.worker = workers.all().get(0);
        this.channel = workers.transport().client();
    }

    /** Checks a target at once and from then on, unless that is so already. */
    void start(ActiveTargetGroup group, ActiveTarget target, @Nullable SslContext tls) {
        worker.eventLoop().execute(() -> {
            if (!running.containsKey(target)) {
                running.put(target, worker.deadlines().add(() -> check(group, target, tls)));
                check(group, target, tls);
            }
        });
    }

    /** Checks a target no more. */
    void stop(ActiveTarget target) {
        worker.eventLoop().execute(() -> {
            Deadline deadline = running.remove(target);
            if (deadline != null) {
                deadline.remove();
            }
        });
    }

    /** Runs something later. */
    void after(Duration delay, Runnable task) {
        worker.eventLoop().execute(() -> {
            Deadline[] deadline = new Deadline[1];
            deadline[0] = worker.deadlines().add(() -> {
                deadline[0].remove();
                task.run();
            });
            deadline[0].set(delay.toNanos());
        });
    }

    private void check(ActiveTargetGroup group, ActiveTarget target, @Nullable SslContext tls) {
        HealthCheck check = group.group().healthCheck();
        if (!check.enabled()) {
            target.status(HealthStatus.UNAVAILABLE);
            group.refresh();
            return;
        }
        Integer port = check.port();
        InetSocketAddress address = new InetSocketAddress(
                target.target().host(), port == null ? target.target().port() : port);
        HealthProbe.start(worker, channel, tls, check, address, result -> record(group, target, check, result));
    }

    private void record(ActiveTargetGroup group, ActiveTarget target, HealthCheck check, CheckResult result) {
        target.status(target.history().record(result, check));
        group.refresh();
        Deadline next = running.get(target);
        if (next != null) {
            next.set(check.interval().toNanos());
        }
    }
}
