package dev.banyan.migration.guardrail.metrics;

import org.jspecify.annotations.Nullable;

/** Metrics or alarms cannot be read now. A later look may succeed. */
public final class MetricsUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Creates an exception whose message tells a reader what failed. */
    public MetricsUnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
