package dev.banyan.alb.loop;

import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.log.LoopLogs;
import dev.banyan.alb.metrics.LoopMeters;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop with what its connections share. Everything here is used by that loop only, unless it says else. */
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** How late a deadline may be noticed, a log line be written and a number be published. */
    private static final long SWEEP_MILLISECONDS = 100;

    private static final int SCRATCH = 8 * 1024;

    private final int index;
    private final EventLoop eventLoop;
    private final InstantSource clock;
    private final Deadlines deadlines;
    private final HttpDate date;
    private final LoopLogs logs;
    private final LoopMeters meters;
    private final SplittableRandom random;
    private final ByteWriter scratch = new ByteWriter(SCRATCH);

    Worker(
            int index,
            EventLoop eventLoop,
            InstantSource clock,
            LongSupplier ticker,
            SplittableRandom random,
            WorkerOutputs outputs) {
        this.index = index;
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.deadlines = new Deadlines(ticker);
        this.date = new HttpDate(clock);
        this.logs = new LoopLogs(outputs.accessLog(), outputs.files());
        this.meters = outputs.metrics().loop(index == 0);
        this.random = random;
    }

    void start() {
        var unused = eventLoop.scheduleWithFixedDelay(
                this::sweep, SWEEP_MILLISECONDS, SWEEP_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            deadlines.sweep();
            publish();
        } catch (RuntimeException e) {
            LOG.error("a deadline, a log or the metrics failed; the event loop goes on", e); // Else it stayed deaf.
        }
    }

    /** Hands over log lines and numbers; called by the event loop, or by anybody once that has ended. */
    void publish() {
        logs.flush();
        meters.publish(microseconds());
    }

    /** Returns the number of this worker, from 0 on; any thread may ask. */
    public int index() {
        return index;
    }

    /** Returns the event loop; any thread may ask. */
    public EventLoop eventLoop() {
        return eventLoop;
    }

    /** Returns the source of dates. */
    public InstantSource clock() {
        return clock;
    }

    /** Returns the elapsed time in nanoseconds from some origin. */
    public long now() {
        return deadlines.now();
    }

    /** Returns the time in microseconds since 1970. */
    public long microseconds() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /** Returns the deadlines. */
    public Deadlines deadlines() {
        return deadlines;
    }

    /** Returns the current Date header. */
    public HttpDate date() {
        return date;
    }

    /** Returns the log lines on their way to those who want them. */
    public LoopLogs logs() {
        return logs;
    }

    /** Returns the numbers of this event loop. */
    public LoopMeters meters() {
        return meters;
    }

    /** Returns the source of chance. */
    public SplittableRandom random() {
        return random;
    }

    /** Returns an empty writer; what is written to it must be used up before any other code runs. */
    public ByteWriter scratch() {
        return scratch.clear();
    }
}
