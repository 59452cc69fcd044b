package dev.banyan.lambda;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda prints at the end of an invocation.
 *
 * @param initDuration how long the process took to start, for its first invocation only
 * @param failure why the invocation failed, or null
 */
record Report(
        String requestId,
        Duration duration,
        int memoryMegabytes,
        @Nullable Duration initDuration,
        @Nullable FunctionFailure failure) {
    private static final double NANOS_PER_MILLISECOND = 1_000_000.0;

    /** Returns the lines; the peak is in bytes, negative where it is not known. */
    List<String> lines(long peakBytes) {
        double milliseconds = duration.toNanos() / NANOS_PER_MILLISECOND;
        StringBuilder report = new StringBuilder("REPORT RequestId: ")
                .append(requestId)
                .append(String.format(
                        Locale.ROOT,
                        "\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
                        milliseconds,
                        (long) Math.ceil(milliseconds),
                        memoryMegabytes));
        if (peakBytes >= 0) {
            report.append("\tMax Memory Used: ").append(peakBytes >> 20).append(" MB");
        }
        if (initDuration != null) {
            report.append(String.format(
                    Locale.ROOT, "\tInit Duration: %.2f ms", initDuration.toNanos() / NANOS_PER_MILLISECOND));
        }
        String end = "END RequestId: " + requestId;
        if (failure == null) {
            return List.of(end, report.toString());
        }
        boolean timeout = failure.type().equals(FunctionFailure.TIMEOUT_TYPE);
        report.append(timeout ? "\tStatus: timeout" : "\tStatus: error\tError Type: " + failure.type());
        // What the function itself threw, its runtime has printed; the rest only the service knows.
        boolean ofTheService = timeout || failure.type().equals(FunctionFailure.EXIT_TYPE);
        return ofTheService ? List.of(failure.message(), end, report.toString()) : List.of(end, report.toString());
    }
}
