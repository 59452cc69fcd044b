package dev.banyan.lambda;

import static java.util.Objects.requireNonNull;

import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lambda service on one machine.
 *
 * <p>Functions run in processes of their own, each with the real Java runtime client and one invocation at a time. A
 * process is started when an invocation finds none idle, and ended when it has been idle for long. Nothing of a
 * function runs in this process, and no process outlives this one. Safe for several threads.
 */
public final class LocalLambda implements LambdaInvoker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalLambda.class);

    /** All run on the one Java of this service: what they differ in is the Java they ask for. */
    private static final Set<String> RUNTIMES = Set.of("java17", "java21", "java25");

    /** Lambda's limit on the event of a synchronous invocation. */
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /** How often idle processes are looked at, as a share of how long they may be idle. */
    private static final int IDLE_LOOKS = 10;

    private static final long OVERDUE_LOOK_MILLIS = 1000;
    private static final long METRICS_LOOK_MILLIS = 1000;
    private static final long CLOSE_SECONDS = 10;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("banyan-lambda", true), NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final ExecutorService workers =
            Executors.newCachedThreadPool(new DefaultThreadFactory("banyan-lambda-worker", true));
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CodeStore codeStore;
    private final FunctionLogs logs;
    private final Path environmentsFolder;
    private final FunctionRegistry registry;
    private final LambdaMetrics metrics;

    LocalLambda(LocalLambdaBuilder settings) {
        Path state = settings.stateFolder;
        JavaRuntime java = JavaRuntime.of(settings.javaHome);
        RuntimeFiles files = RuntimeFiles.unpack(state.resolve("runtime"), settings.client);
        codeStore = new CodeStore(state.resolve("functions"));
        logs = new FunctionLogs(state.resolve("logs"), settings.clock);
        environmentsFolder = EnvironmentFolders.create(state.resolve("environments"));
        EnvironmentParts parts = new EnvironmentParts(
                loop,
                workers,
                new RuntimeApi(loop),
                new RuntimeCommand(java, files),
                logs,
                settings.clock,
                environmentsFolder);
        Capacity capacity = new Capacity(loop, settings.concurrency, settings.startsAtOnce);
        Path archives = settings.classArchives ? state.resolve("archives") : null;
        metrics = new LambdaMetrics(settings.clock, settings.metricsKept);
        registry = new FunctionRegistry(parts, capacity, settings.initLimit, metrics, archives);
        long look = Math.max(1, settings.idleLimit.toMillis() / IDLE_LOOKS);
        every(look, () -> registry.endIdle(settings.idleLimit));
        every(OVERDUE_LOOK_MILLIS, registry::refuseOverdue);
        every(METRICS_LOOK_MILLIS, metrics::look);
    }

    private void every(long millis, Runnable task) {
        var unused = loop.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts the settings of a service.
     *
     * @param stateFolder where unpacked code, logs and temporary files go; made when missing
     */
    public static LocalLambdaBuilder builder(Path stateFolder) {
        return new LocalLambdaBuilder(stateFolder);
    }

    /**
     * Adds a function or replaces the one with the same ARN. Running invocations end with the code they started with.
     * Unpacks the archive on the calling thread.
     *
     * @throws LambdaServiceException if the code is missing or cannot be unpacked
     */
    public void put(FunctionConfiguration function) {
        put(new VersionedFunction(function, List.of(), Map.of()));
    }

    /**
     * Adds a function with its versions or replaces the one with the same ARN. Running invocations end with the code
     * they started with. Unpacks archives on the calling thread.
     *
     * @throws LambdaServiceException if the code of a version is missing or cannot be unpacked
     */
    public void put(VersionedFunction function) {
        requireNonNull(function, "function");
        List<PreparedFunction> versions = Stream.concat(Stream.of(function.latest()), function.versions().stream())
                .map(version -> new PreparedFunction(version, codeStore.taskRoot(version)))
                .toList();
        onLoop(() -> {
            registry.put(function, versions);
            return true;
        });
    }

    /** Removes a function and ends its processes; returns whether there was one. */
    public boolean remove(String unqualifiedArn) {
        return onLoop(() -> registry.remove(unqualifiedArn));
    }

    /** Lists the functions in the order they were first put. */
    public List<FunctionConfiguration> functions() {
        return onLoop(registry::functions);
    }

    /** Lists the execution environments of all functions, oldest first within each. */
    public List<EnvironmentSummary> environments() {
        return onLoop(registry::environments).stream()
                .map(EnvironmentSummary::withMemory)
                .toList();
    }

    /** Returns the latest lines of a function's log, oldest first; the whole log is in the state folder. */
    public List<LogEntry> log(String functionName) {
        return logs.latest(functionName);
    }

    /** Shows a listener every log line from now on. */
    public void addLogListener(LogListener listener) {
        logs.listen(requireNonNull(listener, "listener"));
    }

    /** Stops showing log lines to a listener. */
    public void removeLogListener(LogListener listener) {
        logs.ignore(listener);
    }

    @Override
    public CompletionStage<LambdaOutcome> invoke(LambdaInvocation invocation) {
        CompletableFuture<LambdaOutcome> outcome = new CompletableFuture<>();
        invoke(invocation, null, outcome);
        return outcome;
    }

    /** Invokes a function as its owner, whatever its policy says; the stage never completes exceptionally. */
    public CompletionStage<DirectOutcome> invoke(DirectInvocation invocation) {
        DirectCall direct = new DirectCall(invocation);
        CompletableFuture<LambdaOutcome> outcome = new CompletableFuture<>();
        invoke(
                new LambdaInvocation(invocation.functionArn(), "", invocation.traceId(), invocation.event()),
                direct,
                outcome);
        return outcome.thenCompose(direct::outcome);
    }

    private void invoke(
            LambdaInvocation invocation, @Nullable DirectCall direct, CompletableFuture<LambdaOutcome> outcome) {
        if (invocation.event().length > MAX_EVENT_BYTES) {
            refuse(
                    outcome,
                    LambdaOutcome.Reason.REQUEST_TOO_LARGE,
                    "event: " + invocation.event().length + " bytes (expected: at most " + MAX_EVENT_BYTES + ")");
        } else if (loop.inEventLoop()) {
            registry.invoke(invocation, direct, outcome);
        } else {
            try {
                loop.execute(() -> registry.invoke(invocation, direct, outcome));
            } catch (RejectedExecutionException closing) {
                refuse(outcome, LambdaOutcome.Reason.SERVICE, "the service is closed");
            }
        }
    }

    /** Returns what was counted since the start. */
    public LambdaMetrics metrics() {
        return metrics;
    }

    /** Returns the names of Lambda's runtimes whose functions run here, on the Java of this service. */
    public static Set<String> runtimes() {
        return RUNTIMES;
    }

    /**
     * Starts a process of a function before anybody invokes it, unless one is ready.
     *
     * @param arn the function, unqualified or with a version or an alias
     * @return what went wrong while it started, or nothing; never completes exceptionally
     */
    public CompletionStage<Optional<String>> prepare(String arn) {
        CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
        try {
            loop.execute(() -> registry.prepare(arn, outcome));
        } catch (RejectedExecutionException closing) {
            outcome.complete(Optional.of("the service is closed"));
        }
        return outcome;
    }

    private static void refuse(CompletableFuture<LambdaOutcome> outcome, LambdaOutcome.Reason reason, String message) {
        outcome.complete(new LambdaOutcome.Refused(reason, message));
    }

    private <T> T onLoop(Callable<T> call) {
        if (loop.inEventLoop()) {
            try {
                return call.call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
        return loop.submit(call).syncUninterruptibly().getNow();
    }

    /** Ends all invocations and processes, writes the logs and returns when nothing is left. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        CompletableFuture<Void> gone = onLoop(registry::close);
        try {
            gone.orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            LOG.warn("processes of functions did not end within {} s", CLOSE_SECONDS);
        }
        logs.close();
        workers.shutdown();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
        try {
            Folders.delete(environmentsFolder);
        } catch (IOException failed) {
            LOG.warn("{} cannot be deleted", environmentsFolder, failed);
        }
    }
}
