package dev.banyan.alb.target;

import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.log.LogFolder;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.loop.Workers;
import dev.banyan.model.Arn;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All target groups at work. Changes are made by one thread at a time; the groups themselves may be used by any.
 */
public final class TargetGroups {

    private final Workers workers;
    private final Worker checker;
    private final HealthCheckLog log;
    private final TargetChecks checks;
    private final Probes probes;
    private volatile Map<Arn, ActiveTargetGroup> groups = Map.of();

    /**
     * Creates an empty set of groups.
     *
     * @param workers serve the connections to targets
     * @param invoker invokes functions to check them
     */
    public TargetGroups(Workers workers, LambdaInvoker invoker) {
        this.workers = workers;
        this.checker = workers.all().get(0);
        this.log = new HealthCheckLog(checker);
        this.checks = new TargetChecks(checker, log);
        this.probes = new Probes(checker, workers.transport().client(), invoker);
    }

    /**
     * Takes over changed groups; targets that stay keep their connections and their health.
     *
     * @param newGroups all groups there are now
     * @param used the groups that a rule forwards to, whose targets are checked
     * @param idle how long an unused connection is kept
     */
    public void update(Collection<TargetGroup> newGroups, Set<Arn> used, Duration idle) {
        Map<Arn, ActiveTargetGroup> next = new HashMap<>();
        for (TargetGroup group : newGroups) {
            ActiveTargetGroup active = groups.get(group.arn());
            active = active == null ? new ActiveTargetGroup(group, workers.all().size(), checker::now) : active;
            update(active, group, used.contains(group.arn()), idle);
            next.put(group.arn(), active);
        }
        for (ActiveTargetGroup old : groups.values()) {
            if (!next.containsKey(old.arn())) {
                update(old, old.group().withTargets(List.of()), false, idle);
            }
        }
        groups = Map.copyOf(next);
    }

    private void update(ActiveTargetGroup active, TargetGroup group, boolean used, Duration idle) {
        boolean sameProtocol = active.group().protocol() == group.protocol();
        List<ActiveTarget> leaving = new ArrayList<>(active.targets());
        List<ActiveTarget> targets = new ArrayList<>();
        for (Target target : group.targets()) {
            if (target instanceof Target.Ip ip) {
                ActiveTarget known = sameProtocol ? find(leaving, ip) : null;
                leaving.remove(known);
                targets.add(known == null ? create(ip, active, group, idle) : known);
            }
        }
        List<ActiveTarget> draining = new ArrayList<>(active.draining());
        draining.removeIf(target -> find(targets, target.target()) != null);
        draining.addAll(leaving);
        active.update(group, targets, draining, used);
        leaving.forEach(target -> drain(active, target, group.attributes().deregistrationDelay()));
        targets.forEach(target -> check(active, target, probes.of(target.target()), used));
        updateFunction(active, group, used);
    }

    private void updateFunction(ActiveTargetGroup active, TargetGroup group, boolean used) {
        ActiveFunction known = active.function();
        Target wanted = group.targets().isEmpty() ? null : group.targets().get(0);
        if (known != null && !known.target().equals(wanted)) {
            checks.stop(known);
            known.deregister();
            active.function(null);
        }
        if (wanted instanceof Target.Lambda lambda) {
            ActiveFunction function = active.function();
            ActiveFunction current = function == null ? new ActiveFunction(lambda) : function;
            active.function(current);
            check(active, current, probes.of(active, lambda), used);
        }
    }

    private void check(ActiveTargetGroup group, CheckedTarget target, TargetChecks.Probe probe, boolean used) {
        if (used) {
            checks.start(group, target, probe);
        } else {
            checks.stop(target);
            group.reset(target, HealthStatus.INITIAL);
        }
    }

    private void drain(ActiveTargetGroup group, ActiveTarget target, Duration delay) {
        checks.stop(target);
        target.close();
        checks.after(delay, () -> {
            group.drained(target);
            target.cut();
        });
    }

    private static @Nullable ActiveTarget find(List<ActiveTarget> targets, Target.Ip wanted) {
        for (ActiveTarget target : targets) {
            if (target.target().equals(wanted)) {
                return target;
            }
        }
        return null;
    }

    private ActiveTarget create(Target.Ip target, ActiveTargetGroup active, TargetGroup group, Duration idle) {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        SslContext context = probes.tls(group.protocol());
        List<ConnectionPool> pools = new ArrayList<>();
        for (Worker worker : workers.all()) {
            pools.add(new ConnectionPool(worker, workers.transport().client(), address, context, idle, active));
        }
        return new ActiveTarget(target, List.copyOf(pools));
    }

    /** Sets where health checks are logged, by target group; to be called before {@link #update}. */
    public void healthCheckLogs(Map<Arn, LogFolder> folders) {
        log.folders(folders);
    }

    /** Returns a group, or null where there is none of this ARN. */
    public @Nullable ActiveTargetGroup find(Arn arn) {
        return groups.get(arn);
    }

    /** Returns all groups there are now. */
    public Collection<ActiveTargetGroup> all() {
        return groups.values();
    }
}
