package dev.banyan.alb.support;

import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.LocalAlbBuilder;
import dev.banyan.model.Routing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A load balancer on free ports with a clock that only tests move, and its log. */
public final class TestAlb implements AutoCloseable {

    private final AtomicLong elapsed = new AtomicLong();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final FakeInvoker invoker = new FakeInvoker();
    private final LocalAlb alb;

    public TestAlb(Routings routings) {
        this(routings.build(), builder -> builder);
    }

    public TestAlb(Routing routing, UnaryOperator<LocalAlbBuilder> settings) {
        alb = settings.apply(LocalAlb.builder()
                        .routing(routing)
                        .ports(port -> 0)
                        .eventLoops(1)
                        .seed(1)
                        .ticker(elapsed::get)
                        .lambdaInvoker(invoker)
                        .accessLog((lines, length) -> log.addAll(new String(lines, 0, length, StandardCharsets.UTF_8)
                                .lines()
                                .toList())))
                .build();
        alb.start();
    }

    public LocalAlb alb() {
        return alb;
    }

    public FakeInvoker invoker() {
        return invoker;
    }

    public int port(int listener) {
        return Objects.requireNonNull(alb.boundPorts().get(Routings.listenerArn(listener)), "bound port");
    }

    public RawClient client() {
        return new RawClient(port(80));
    }

    /** Moves the clock that time-outs are judged by. */
    public void pass(Duration duration) {
        elapsed.addAndGet(duration.toNanos());
    }

    /** Returns the log once it has this many lines. */
    public List<String> log(int lines) {
        await(() -> log.size() >= lines);
        return log;
    }

    /** Waits until something holds, ten seconds at most. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not so within 10 s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    @Override
    public void close() {
        alb.close(Duration.ofMillis(200));
    }
}
