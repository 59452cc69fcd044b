package dev.banyan.alb.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes log lines to files in the layout of AWS, on a thread of its own: one compressed file for each log, load
 * balancer and interval of five minutes, there as a whole or not at all. Delivery is best effort, as on AWS: lines that
 * a slow or full disk does not take are dropped and counted, so that memory stays bounded.
 *
 * <p>Safe for use by several threads.
 */
public final class LogFiles implements AutoCloseable {

    /** How long the lines of one file are collected. */
    static final long INTERVAL_SECONDS = 300;

    private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);

    /** How many bytes may wait for the disk. */
    private static final long MAXIMUM_WAITING = 16 * 1024 * 1024;

    /** Event loops hand lines over a moment later; a file waits that long for the last ones of its interval. */
    private static final long GRACE_SECONDS = 1;

    /** A file waits longer for lines that wait for the disk themselves. */
    private static final long BUSY_GRACE_SECONDS = 60;

    private static final long LOOK_AGAIN_MILLISECONDS = 100;
    private static final long CLOSE_MILLISECONDS = 5000;

    /** Opens a file for writing. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path file) throws IOException;
    }

    /** Whole lines on their way to the disk; those with no folder end the writer. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record Batch(@Nullable LogFolder folder, long end, byte[] lines) {}

    private record Key(LogFolder folder, long end) {}

    private final InstantSource clock;
    private final UnfinishedFiles unfinished;
    private final LinkedBlockingQueue<Batch> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;

    /** Used by the writer's thread only. */
    private final Map<Key, LogFile> open = new LinkedHashMap<>();

    /** Whether the disk's trouble was already told of; a finished file ends it. */
    private volatile boolean warned;

    /**
     * Starts a writer.
     *
     * @param buckets the folder that holds a folder for each bucket
     * @param clock the time, by which intervals end
     */
    public LogFiles(Path buckets, InstantSource clock) {
        this(buckets, clock, Files::newOutputStream);
    }

    LogFiles(Path buckets, InstantSource clock, Opener opener) {
        this.clock = clock;
        this.unfinished = new UnfinishedFiles(buckets, opener);
        this.thread = new Thread(this::run, "banyan-alb-logs");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the end of the interval that a moment is in, both in seconds since 1970. */
    static long intervalEnd(long second) {
        return (Math.floorDiv(second, INTERVAL_SECONDS) + 1) * INTERVAL_SECONDS;
    }

    /**
     * Takes whole lines, and never waits.
     *
     * @param folder where they go
     * @param end the end of their interval, in seconds since 1970
     * @param lines the lines, kept by the writer from now on
     */
    void offer(LogFolder folder, long end, byte[] lines) {
        if (waiting.get() + lines.length > MAXIMUM_WAITING) {
            drop(lines(lines), "the disk is too slow");
        } else {
            waiting.addAndGet(lines.length);
            queue.add(new Batch(folder, end, lines));
        }
    }

    /** Returns how many lines were lost to a slow or full disk. */
    public long dropped() {
        return dropped.get();
    }

    private void drop(long lines, String reason) {
        long total = dropped.addAndGet(lines);
        if (!warned) {
            warned = true;
            LOG.warn("log files: {}; {} lines dropped so far, more may follow silently", reason, total);
        }
    }

    private void run() {
        try {
            unfinished.deleteAbandoned();
            boolean running = true;
            while (running) {
                Batch batch = queue.poll(LOOK_AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    running = batch.folder() != null;
                    write(batch);
                }
                long grace = queue.isEmpty() ? GRACE_SECONDS : BUSY_GRACE_SECONDS;
                finish(running ? clock.instant().getEpochSecond() - grace : Long.MAX_VALUE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Batch batch) {
        LogFolder folder = batch.folder();
        if (folder == null) {
            return;
        }
        waiting.addAndGet(-batch.lines().length);
        Key key = new Key(folder, batch.end());
        LogFile file = open.get(key);
        try {
            if (file == null) {
                file = unfinished.begin(folder, Instant.ofEpochSecond(batch.end()));
                open.put(key, file);
            }
            file.write(batch.lines(), lines(batch.lines()));
        } catch (IOException | RuntimeException e) {
            open.remove(key);
            lose(file, e, file == null ? lines(batch.lines()) : 0);
        }
    }

    /** Finishes the files of all intervals that ended by a moment. */
    private void finish(long second) {
        List<Key> ended = new ArrayList<>();
        open.keySet().forEach(key -> {
            if (key.end() <= second) {
                ended.add(key);
            }
        });
        for (Key key : ended) {
            LogFile file = open.remove(key);
            if (file != null) {
                finish(file);
            }
        }
    }

    private void finish(LogFile file) {
        try {
            file.finish();
            warned = false;
        } catch (IOException | RuntimeException e) {
            lose(file, e, 0);
        }
    }

    private void lose(@Nullable LogFile file, Exception reason, long lines) {
        if (file != null) {
            file.discard();
        }
        drop(file == null ? lines : file.lines(), reason.toString());
    }

    private static long lines(byte[] text) {
        long lines = 0;
        for (byte value : text) {
            if (value == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** Writes what is waiting, finishes all files, and ends; waits a few seconds for a slow disk, no longer. */
    @Override
    public void close() {
        queue.add(new Batch(null, 0, new byte[0]));
        try {
            thread.join(CLOSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
