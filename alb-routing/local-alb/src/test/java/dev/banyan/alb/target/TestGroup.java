package dev.banyan.alb.target;

import static java.util.Objects.requireNonNull;

import dev.banyan.alb.health.CheckResult;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.log.AccessLogSink;
import dev.banyan.alb.loop.Transport;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.loop.WorkerOutputs;
import dev.banyan.alb.loop.Workers;
import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.support.Routings;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A target group whose targets, named by letters, exist in numbers only: nothing is sent, tests say what happens. */
final class TestGroup implements AutoCloseable {

    private final AtomicLong elapsed = new AtomicLong();
    private final Map<String, ActiveTarget> targets = new TreeMap<>();
    private final Map<ActiveTarget, String> letters = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();
    private final Workers workers;
    private final ActiveTargetGroup group;
    private String registered = "";

    /** Attributes are given as {@code key=value}, divided by spaces. */
    TestGroup(int loops, String pairs) {
        WorkerOutputs outputs = new WorkerOutputs(AccessLogSink.NONE, null, new AlbMetrics(Duration.ofMinutes(1)));
        workers = new Workers(loops, Transport.best(), InstantSource.system(), elapsed::get, 1, outputs);
        read(pairs);
        group = new ActiveTargetGroup(model(), loops, elapsed::get);
    }

    private void read(String pairs) {
        for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(" ", -1)) {
            String[] parts = pair.split("=", 2);
            attributes.put(
                    parts[0].replace(
                            "ROUTING.", "target_group_health.unhealthy_state_routing.minimum_healthy_targets."),
                    parts[1]);
        }
    }

    private TargetGroup model() {
        return new TargetGroup(
                Routings.groupArn("shop"),
                "shop",
                TargetType.IP,
                Protocol.HTTP,
                80,
                HealthCheck.IP_DEFAULT,
                new TargetGroupAttributes(attributes),
                List.of(),
                Map.of());
    }

    ActiveTargetGroup group() {
        return group;
    }

    Worker worker(int loop) {
        return workers.all().get(loop);
    }

    ActiveTarget target(String letter) {
        return requireNonNull(targets.get(letter), letter);
    }

    /** Makes these the registered targets; those that were there before stay what they were. */
    TestGroup register(String newLetters) {
        registered = newLetters;
        newLetters.chars().forEach(letter -> targets.computeIfAbsent(Character.toString(letter), this::create));
        update();
        return this;
    }

    TestGroup attribute(String pair) {
        read(pair);
        update();
        return this;
    }

    private void update() {
        List<ActiveTarget> all = new ArrayList<>();
        registered.chars().forEach(letter -> all.add(target(Character.toString(letter))));
        group.update(model(), all, List.of(), true);
    }

    private ActiveTarget create(String letter) {
        Target.Ip ip = new Target.Ip("127.0.1." + (letter.charAt(0) - 'a' + 1), 1);
        List<ConnectionPool> pools = new ArrayList<>();
        for (Worker worker : workers.all()) {
            pools.add(new ConnectionPool(
                    worker,
                    workers.transport().client(),
                    new InetSocketAddress(ip.host(), ip.port()),
                    null,
                    Duration.ofMinutes(1),
                    group));
        }
        ActiveTarget target = new ActiveTarget(ip, pools);
        letters.put(target, letter);
        return target;
    }

    /** Lets targets pass their next check. */
    TestGroup heal(String which) {
        which.chars().forEach(letter -> record(Character.toString(letter), CheckResult.PASSED, 5));
        return this;
    }

    /** Lets targets fail until they are unhealthy. */
    TestGroup hurt(String which) {
        which.chars().forEach(letter -> record(Character.toString(letter), CheckResult.FAILED, 2));
        return this;
    }

    private void record(String letter, CheckResult result, int times) {
        for (int time = 0; time < times; time++) {
            group.record(target(letter), result, HealthCheck.IP_DEFAULT);
        }
    }

    TestGroup pass(Duration duration) {
        elapsed.addAndGet(duration.toNanos());
        return this;
    }

    /** Returns the next target of an event loop, or {@code -}. */
    String choose(int loop) {
        ActiveTarget target = group.choose(worker(loop));
        return target == null ? "-" : requireNonNull(letters.get(target), "a registered target");
    }

    /** Returns who gets the next requests of the first event loop, as letters in order. */
    String choices(int requests) {
        StringBuilder result = new StringBuilder();
        for (int request = 0; request < requests; request++) {
            result.append(choose(0));
        }
        return result.toString();
    }

    /** Returns how many of the next requests of the first event loop each target gets. */
    Map<String, Integer> spread(int requests) {
        Map<String, Integer> result = new TreeMap<>();
        choices(requests).chars().forEach(letter -> result.merge(Character.toString(letter), 1, Integer::sum));
        return result;
    }

    /** Lets requests of the first event loop happen, of which targets fail some part. */
    void serve(int requests, Map<String, Double> failing) {
        Map<String, Double> due = new HashMap<>();
        for (int request = 0; request < requests; request++) {
            String letter = choose(0);
            PoolCounts counts = target(letter).pool(worker(0)).counts();
            counts.begin();
            if (due.merge(letter, failing.getOrDefault(letter, 0.0), Double::sum) >= 1) {
                due.merge(letter, -1.0, Double::sum);
                counts.fail();
            }
            counts.end();
        }
    }

    /** Returns how a target does compared with the others. */
    String anomaly(String letter) {
        TargetHealth health = group.health().get(registered.indexOf(letter));
        return health.anomaly().result() + (health.anomaly().mitigationInEffect() ? " mitigated" : "");
    }

    @Override
    public void close() {
        workers.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
