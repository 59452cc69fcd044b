package dev.banyan.alb.log;

/**
 * Takes finished access log lines.
 *
 * <p>Called on event loops, by several threads at a time, several lines per call and at most a fraction of a second
 * after the request ended. An implementation must not block and must not keep the array.
 */
@FunctionalInterface
public interface AccessLogSink {

    /** Drops every line. */
    AccessLogSink NONE = (lines, length) -> {};

    /**
     * Takes whole lines, each ended by a line feed.
     *
     * @param lines holds the lines in UTF-8; reused after the call
     * @param length how many bytes of {@code lines} count
     */
    void write(byte[] lines, int length);
}
