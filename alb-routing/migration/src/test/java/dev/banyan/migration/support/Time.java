package dev.banyan.migration.support;

import dev.banyan.migration.run.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;

/** Time that passes only where somebody waits, and what happens meanwhile. */
public final class Time implements InstantSource, Waiting {

    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final Queue<Event> events = new ArrayDeque<>();
    private Instant now = START;
    private int waits;

    private record Event(Instant at, Runnable action) {}

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets something happen when so much time has passed since the start; given in order. */
    public Time at(Duration sinceStart, Runnable action) {
        events.add(new Event(START.plus(sinceStart), action));
        return this;
    }

    /** Sets the clock, forwards or back. */
    public void jump(Duration by) {
        now = now.plus(by);
    }

    @Override
    public void until(Instant when) {
        if (++waits > 10_000) {
            throw new IllegalStateException("waits: " + waits + " (expected: an end of the shift before)");
        }
        if (when.isAfter(now)) {
            now = when;
        }
        while (!events.isEmpty() && !events.peek().at().isAfter(now)) {
            events.remove().action().run();
        }
    }
}
