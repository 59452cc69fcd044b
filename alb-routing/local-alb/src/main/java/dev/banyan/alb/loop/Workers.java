package dev.banyan.alb.loop;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The event loops of a load balancer. Safe for use by several threads. */
public final class Workers {

    private final Transport transport;
    private final EventLoopGroup group;
    private final List<Worker> all;

    /**
     * Starts the event loops.
     *
     * @param count how many
     * @param transport how sockets are spoken to
     * @param clock the source of dates
     * @param ticker the source of elapsed time in nanoseconds
     * @param seed where chance starts
     * @param outputs take log lines and numbers
     */
    public Workers(
            int count,
            Transport transport,
            InstantSource clock,
            LongSupplier ticker,
            long seed,
            WorkerOutputs outputs) {
        this.transport = transport;
        this.group = new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("banyan-alb", true), transport.ioHandler());
        SplittableRandom random = new SplittableRandom(seed);
        List<Worker> workers = new ArrayList<>();
        for (EventExecutor loop : group) {
            workers.add(new Worker(workers.size(), (EventLoop) loop, clock, ticker, random.split(), outputs));
        }
        this.all = List.copyOf(workers);
        all.forEach(Worker::start);
    }

    /** Returns how sockets are spoken to. */
    public Transport transport() {
        return transport;
    }

    /** Returns the event loops as one group. */
    public EventLoopGroup group() {
        return group;
    }

    /** Returns all workers. */
    public List<Worker> all() {
        return all;
    }

    /**
     * Returns the worker of one of the group's event loops.
     *
     * @throws IllegalArgumentException if the loop is not of this group
     */
    public Worker of(EventLoop loop) {
        for (Worker worker : all) {
            if (worker.eventLoop() == loop) {
                return worker;
            }
        }
        throw new IllegalArgumentException("loop: " + loop + " (expected: one of this group)");
    }

    /** Ends all event loops and waits for that; what they had still to tell is handed over. */
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        if (group.isTerminated()) {
            all.forEach(Worker::publish); // Here, since connections that are cut off end requests to the very last.
        }
    }
}
