package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.loop.Workers;
import dev.banyan.model.Arn;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
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
    private final TargetChecks checks;
    private @Nullable SslContext tls;
    private volatile Map<Arn, ActiveTargetGroup> groups = Map.of();

    /** Creates an empty set of groups. */
    public TargetGroups(Workers workers) {
        this.workers = workers;
        this.checks = new TargetChecks(workers);
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
            active = active == null ? new ActiveTargetGroup(group) : active;
            update(active, group, used.contains(group.arn()), idle);
            next.put(group.arn(), active);
        }
        for (ActiveTargetGroup old : groups.values()) {
            if (!next.containsKey(old.arn())) {
                old.targets().forEach(this::retire);
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
                targets.add(known == null ? create(ip, group, idle) : known);
            }
        }
        List<ActiveTarget> draining = new ArrayList<>(active.draining());
        draining.removeIf(target -> find(targets, target.target()) != null);
        draining.addAll(leaving);
        active.update(group, targets, draining, used);
        leaving.forEach(target -> drain(active, target, group.attributes().deregistrationDelay()));
        if (used) {
            targets.forEach(target -> checks.start(active, target, tls(checkProtocol(group))));
        } else {
            targets.forEach(checks::stop);
        }
    }

    private void drain(ActiveTargetGroup group, ActiveTarget target, Duration delay) {
        retire(target);
        checks.after(delay, () -> group.drained(target));
    }

    private void retire(ActiveTarget target) {
        checks.stop(target);
        target.close();
    }

    private static @Nullable ActiveTarget find(List<ActiveTarget> targets, Target.Ip wanted) {
        for (ActiveTarget target : targets) {
            if (target.target().equals(wanted)) {
                return target;
            }
        }
        return null;
    }

    private ActiveTarget create(Target.Ip target, TargetGroup group, Duration idle) {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        SslContext context = tls(group.protocol());
        List<ConnectionPool> pools = new ArrayList<>();
        for (Worker worker : workers.all()) {
            pools.add(new ConnectionPool(worker, workers.transport().client(), address, context, idle));
        }
        return new ActiveTarget(target, List.copyOf(pools));
    }

    private static Protocol checkProtocol(TargetGroup group) {
        HealthCheck check = group.healthCheck();
        return check.protocol();
    }

    private @Nullable SslContext tls(Protocol protocol) {
        if (protocol == Protocol.HTTP) {
            return null;
        }
        SslContext context = tls == null ? TargetTls.create() : tls;
        tls = context;
        return context;
    }

    /** Returns a group, or null where there is none of this ARN. */
    public @Nullable ActiveTargetGroup find(Arn arn) {
        return groups.get(arn);
    }
}
