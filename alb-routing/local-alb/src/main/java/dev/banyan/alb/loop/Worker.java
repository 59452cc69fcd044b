package dev.banyan.alb.loop;

import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.log.AccessLogBuffer;
import dev.banyan.alb.log.AccessLogSink;
import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop with what its connections share. Everything here is used by that loop only, unless it says else. */
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /** How late a deadline may be noticed and a log line be written. */
    private static final long SWEEP_MILLISECONDS = 100;

    private static final int SCRATCH = 8 * 1024;

    private final int index;
    private final EventLoop eventLoop;
    private final InstantSource clock;
    private final Deadlines deadlines;
    private final HttpDate date;
    private final AccessLogBuffer accessLog;
    private final SplittableRandom random;
    private final ByteWriter scratch = new ByteWriter(SCRATCH);

    Worker(
            int index,
            EventLoop eventLoop,
            InstantSource clock,
            LongSupplier ticker,
            SplittableRandom random,
            AccessLogSink sink) {
        this.index = index;
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.deadlines = new Deadlines(ticker);
        this.date = new HttpDate(clock);
        this.accessLog = new AccessLogBuffer(sink);
        this.random = random;
    }

    void start() {
        var unused = eventLoop.scheduleWithFixedDelay(
                this::sweep, SWEEP_MILLISECONDS, SWEEP_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            deadlines.sweep();
            accessLog.flush();
        } catch (RuntimeException e) {
            LOG.error(
                    "a deadline or the access log failed; the event loop goes on",
                    e); // Else no time-out ever came again.
        }
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

    /** Returns the deadlines. */
    public Deadlines deadlines() {
        return deadlines;
    }

    /** Returns the current Date header. */
    public HttpDate date() {
        return date;
    }

    /** Returns the log lines on their way to the sink. */
    public AccessLogBuffer accessLog() {
        return accessLog;
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
