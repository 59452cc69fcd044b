package dev.banyan.lambda;

import dev.banyan.alb.lambda.ExecutionEnvironment;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a process, its Runtime API, and at most one invocation at a time.
 *
 * <p>All fields belong to the event loop. Whatever happens, an invocation given to it is completed: by the client's
 * answer, by the deadline, or by the end of the process.
 */
final class Environment implements RuntimeCalls {
    /** How long a dead process's last words may take through its connections. */
    private static final long LAST_WORDS_MILLIS = 250;

    private final String id;
    private final PreparedFunction function;
    private final EnvironmentOwner owner;
    private final EnvironmentParts parts;
    private final EnvironmentHost host;
    private final Start start;

    private EnvironmentState state = EnvironmentState.STARTING;
    private @Nullable RuntimeReply waiting;
    private @Nullable Invocation current;
    private @Nullable FunctionFailure failure;
    private @Nullable FunctionFailure initFailure;
    private @Nullable Future<?> deadline;
    private int connections;
    private @Nullable Integer exitValue;
    private long initNanos;
    private long dispatchedNanos;
    private long durationNanos;
    private long idleSinceNanos;
    private long invocations;

    /**
     * How an environment is started.
     *
     * @param limit how long until it must be ready
     * @param partOfInvocation whether the init counts as time of the first invocation, as for a second try
     * @param nanos when it was asked for
     * @param archiveOption the option that reads a class archive, or null
     */
    record Start(
            Duration limit,
            boolean partOfInvocation,
            long nanos,
            Instant time,
            @Nullable String archiveOption) {}

    Environment(String id, PreparedFunction function, EnvironmentOwner owner, EnvironmentParts parts, Start start) {
        this.id = id;
        this.function = function;
        this.owner = owner;
        this.parts = parts;
        this.start = start;
        this.host = new EnvironmentHost(id, function, parts, start.archiveOption(), true);
    }

    /** Opens the Runtime API, then starts the process. */
    void start() {
        deadline = parts.loop().schedule(this::initTimedOut, start.limit().toNanos(), TimeUnit.NANOSECONDS);
        host.start(this, this::exited, this::cannotStart);
    }

    EnvironmentState state() {
        return state;
    }

    PreparedFunction function() {
        return function;
    }

    Start startedWith() {
        return start;
    }

    String id() {
        return id;
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    /** Describes it without its memory, which is not for the event loop to read. */
    EnvironmentSummary summary() {
        return new EnvironmentSummary(
                id, function.name(), state, host.pid(), start.time(), invocations, ProcessMemory.UNKNOWN);
    }

    /** Gives it an invocation; it must be idle. */
    void run(Invocation invocation) {
        RuntimeReply reply = waiting;
        if (reply == null) {
            throw new IllegalStateException("state: " + state + " (expected: IDLE)");
        }
        waiting = null;
        current = invocation;
        failure = null;
        state = EnvironmentState.BUSY;
        invocations++;
        dispatchedNanos = System.nanoTime();
        long allowed = function.configuration().timeout().toNanos() - countedInit();
        deadline = parts.loop().schedule(this::timedOut, allowed, TimeUnit.NANOSECONDS);
        host.logStart(invocation);
        long deadlineMillis = parts.clock().millis() + TimeUnit.NANOSECONDS.toMillis(allowed);
        reply.invocation(
                invocation.requestId(),
                deadlineMillis,
                invocation.request().functionArn(),
                invocation.request().traceId(),
                invocation.clientContext(),
                invocation.request().event());
    }

    /** Takes it out of service and ends its process; an invocation in it fails with the given cause. */
    void end(@Nullable FunctionFailure cause) {
        if (state == EnvironmentState.ENDED) {
            return;
        }
        boolean neverReady = state == EnvironmentState.STARTING;
        finishInvocation(cause);
        state = EnvironmentState.ENDED;
        cancelDeadline();
        host.kill();
        if (neverReady && cause != null) {
            logInitFailure(cause);
            owner.initFailed(this, cause);
        }
        owner.ended(this);
    }

    @Override
    public void next(RuntimeReply reply) {
        switch (state) {
            case STARTING -> initNanos = System.nanoTime() - start.nanos();
            case FINISHING -> finishInvocation(null);
            case ENDED -> {
                // Its process is about to be killed; until then it may wait.
                return;
            }
            default -> {
                reply.status(RuntimeStatus.INVALID_STATE);
                return;
            }
        }
        cancelDeadline();
        waiting = reply;
        idleSinceNanos = System.nanoTime();
        state = EnvironmentState.IDLE;
        owner.ready(this);
    }

    @Override
    public RuntimeStatus response(String requestId, byte[] document) {
        RuntimeStatus refusal = refusal(requestId);
        if (refusal != null) {
            return refusal;
        }
        Invocation invocation = takeAnswered();
        invocation.answer(document, description(), Duration.ofNanos(durationNanos));
        return RuntimeStatus.ACCEPTED;
    }

    @Override
    public RuntimeStatus oversizedResponse(String requestId) {
        RuntimeStatus status = error(requestId, FunctionFailure.tooLarge());
        return status == RuntimeStatus.ACCEPTED ? RuntimeStatus.TOO_LARGE : status;
    }

    @Override
    public RuntimeStatus error(String requestId, FunctionFailure cause) {
        RuntimeStatus refusal = refusal(requestId);
        if (refusal != null) {
            return refusal;
        }
        Invocation invocation = takeAnswered();
        failure = cause;
        invocation.fail(cause, description(), Duration.ofNanos(durationNanos));
        return RuntimeStatus.ACCEPTED;
    }

    @Override
    public RuntimeStatus initError(FunctionFailure cause) {
        if (state != EnvironmentState.STARTING) {
            return RuntimeStatus.INVALID_STATE;
        }
        initFailure = cause;
        return RuntimeStatus.ACCEPTED;
    }

    @Override
    public void connections(int change) {
        connections += change;
        if (connections == 0 && exitValue != null) {
            judgeExit(exitValue);
        }
    }

    private @Nullable RuntimeStatus refusal(String requestId) {
        if (state == EnvironmentState.BUSY
                && current != null
                && current.requestId().equals(requestId)) {
            return null;
        }
        return state == EnvironmentState.BUSY ? RuntimeStatus.INVALID_REQUEST_ID : RuntimeStatus.INVALID_STATE;
    }

    private Invocation takeAnswered() {
        Invocation invocation = current;
        if (invocation == null) {
            throw new IllegalStateException("state: " + state + " (expected: an invocation)");
        }
        durationNanos = System.nanoTime() - dispatchedNanos + countedInit();
        state = EnvironmentState.FINISHING;
        return invocation;
    }

    /** Ends the books of the current invocation, failing it if it has no outcome yet. */
    private void finishInvocation(@Nullable FunctionFailure cause) {
        Invocation invocation = current;
        if (invocation == null) {
            return;
        }
        current = null;
        if (!invocation.isDone()) {
            durationNanos = System.nanoTime() - dispatchedNanos + countedInit();
            failure = cause;
            FunctionFailure told = cause == null ? closing() : cause;
            invocation.fail(told, description(), Duration.ofNanos(durationNanos));
        }
        boolean first = invocations == 1 && !start.partOfInvocation();
        host.logEnd(
                invocation,
                new Report(
                        invocation.requestId(),
                        Duration.ofNanos(durationNanos),
                        function.configuration().memoryMegabytes(),
                        first ? Duration.ofNanos(initNanos) : null,
                        failure));
    }

    private static FunctionFailure closing() {
        return new FunctionFailure(FunctionFailure.EXIT_TYPE, "The execution environment was ended");
    }

    private ExecutionEnvironment description() {
        return new ExecutionEnvironment(id, invocations == 1);
    }

    private long countedInit() {
        return start.partOfInvocation() && invocations == 1 ? initNanos : 0;
    }

    private void timedOut() {
        Invocation invocation = current;
        String requestId = invocation == null ? "-" : invocation.requestId();
        end(FunctionFailure.timeout(
                requestId,
                parts.clock().instant(),
                function.configuration().timeout().toSeconds()));
    }

    private void initTimedOut() {
        end(new FunctionFailure(
                FunctionFailure.TIMEOUT_TYPE,
                "Init timed out after " + start.limit().toMillis() + " ms"));
    }

    private void logInitFailure(FunctionFailure cause) {
        boolean timeout = cause.type().equals(FunctionFailure.TIMEOUT_TYPE);
        host.logLine(String.format(
                Locale.ROOT,
                "INIT_REPORT Init Duration: %.2f ms\tPhase: %s\tStatus: %s",
                (System.nanoTime() - start.nanos()) / 1e6,
                start.partOfInvocation() ? "invoke" : "init",
                timeout ? "timeout" : "error\tError Type: " + cause.type()));
    }

    private void cannotStart(Throwable cause) {
        end(new FunctionFailure(
                "Runtime.InvalidEntrypoint", "The runtime process cannot be started: " + cause.getMessage()));
        owner.gone(this);
    }

    /** The process has ended; what it sent before is still to be read from its connections. */
    private void exited(int value) {
        exitValue = value;
        if (connections == 0) {
            judgeExit(value);
        } else {
            parts.after(LAST_WORDS_MILLIS, () -> judgeExit(value));
        }
    }

    private void judgeExit(int value) {
        if (host.isClosed()) {
            return;
        }
        String requestId = current == null ? "-" : current.requestId();
        FunctionFailure exit = FunctionFailure.exit(requestId, value);
        end(state == EnvironmentState.STARTING && initFailure != null ? initFailure : exit);
        host.close(() -> owner.gone(this));
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
