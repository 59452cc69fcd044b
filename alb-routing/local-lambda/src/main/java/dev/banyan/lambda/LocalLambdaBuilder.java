package dev.banyan.lambda;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Settings of a {@link LocalLambda}. Not safe for several threads. */
public final class LocalLambdaBuilder {
    /** As long as AWS gives an on-demand init. */
    private static final Duration DEFAULT_INIT_LIMIT = Duration.ofSeconds(10);

    /** Long enough for a person who clicks, reads and clicks again. */
    private static final Duration DEFAULT_IDLE_LIMIT = Duration.ofMinutes(10);

    private static final int LEAST_DEFAULT_CONCURRENCY = 16;

    final Path stateFolder;
    Path javaHome = Path.of(System.getProperty("java.home"));
    RuntimeClient client = RuntimeClient.ofThisMachine();
    int concurrency =
            Math.max(LEAST_DEFAULT_CONCURRENCY, 4 * Runtime.getRuntime().availableProcessors());
    /** More starts than processors only slow each other down; one that waits for something leaves room for another. */
    int startsAtOnce = Math.max(2, Runtime.getRuntime().availableProcessors());

    Duration initLimit = DEFAULT_INIT_LIMIT;
    Duration idleLimit = DEFAULT_IDLE_LIMIT;
    Duration metricsKept = Duration.ofMinutes(15);
    boolean classArchives;
    Clock clock = Clock.systemUTC();

    LocalLambdaBuilder(Path stateFolder) {
        this.stateFolder =
                requireNonNull(stateFolder, "stateFolder").toAbsolutePath().normalize();
    }

    /** Sets the Java that runs the functions, 17 or newer; the one of this process by default. */
    public LocalLambdaBuilder javaHome(Path home) {
        javaHome = requireNonNull(home, "home");
        return this;
    }

    /** Sets how functions' processes talk to the service; the native client on Linux by default. */
    public LocalLambdaBuilder runtimeClient(RuntimeClient kind) {
        client = requireNonNull(kind, "kind");
        return this;
    }

    /**
     * Sets the most invocations at a time over all functions, which is also the most processes.
     *
     * @throws IllegalArgumentException if the limit is below 1
     */
    public LocalLambdaBuilder concurrency(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("concurrency: " + limit + " (expected: 1 or more)");
        }
        concurrency = limit;
        return this;
    }

    /**
     * Sets how many processes start at a time; as many as there are processors, but at least 2, by default.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public LocalLambdaBuilder startsAtOnce(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("startsAtOnce: " + number + " (expected: 1 or more)");
        }
        startsAtOnce = number;
        return this;
    }

    /**
     * Sets how long a process may take until it asks for its first invocation; 10 seconds by default.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public LocalLambdaBuilder initLimit(Duration limit) {
        initLimit = positive("initLimit", limit);
        return this;
    }

    /**
     * Sets after how long without an invocation a process is ended; 10 minutes by default.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public LocalLambdaBuilder idleLimit(Duration limit) {
        idleLimit = positive("idleLimit", limit);
        return this;
    }

    /**
     * Sets whether functions start faster after their first use: their init is run once more in the background, in a
     * process of its own, to write an archive of the classes it loads. Off by default.
     */
    public LocalLambdaBuilder classArchives(boolean wanted) {
        classArchives = wanted;
        return this;
    }

    /**
     * Sets how long metrics are kept, by the second; 15 minutes by default. Each minute takes about 10 kB per function
     * and qualifier.
     *
     * @throws IllegalArgumentException if it is less than a minute or more than 3 hours
     */
    public LocalLambdaBuilder metricsKept(Duration value) {
        if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(Duration.ofHours(3)) > 0) {
            throw new IllegalArgumentException("metricsKept: " + value + " (expected: a minute to 3 hours)");
        }
        metricsKept = value;
        return this;
    }

    LocalLambdaBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    private static Duration positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: longer than zero)");
        }
        return value;
    }

    /**
     * Starts the service; no process runs before the first invocation.
     *
     * @throws LambdaServiceException if the state folder, the Java or the runtime client is unusable
     */
    public LocalLambda start() {
        return new LocalLambda(this);
    }
}
