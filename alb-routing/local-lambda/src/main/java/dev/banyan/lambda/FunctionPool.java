package dev.banyan.lambda;

import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.lambda.Environment.Start;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One function's execution environments and the invocations that wait for them; on the event loop only. */
final class FunctionPool implements EnvironmentOwner {
    /**
     * How long an answered environment is counted on to ask for the next invocation. The runtime client does so within
     * a fraction of a millisecond; without this a caller that asks again at once would be given a second process.
     */
    private static final long SOON_MILLIS = 50;

    private static final long SOON_NANOS = SOON_MILLIS * 1_000_000;

    /** What an invocation may wait for a process, on top of the function's own timeout. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final EnvironmentParts parts;
    private final Capacity capacity;
    private final ClassArchives archives;
    private final Duration initLimit;
    private final Runnable whenGone;
    private final Reserve reserve;
    private final LambdaMetrics metrics;
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final Deque<Invocation> pending = new ArrayDeque<>();
    private final Set<Environment> environments = new LinkedHashSet<>();
    /** Who waits for a first environment without having an invocation for it. */
    private final Deque<CompletableFuture<Optional<String>>> preparations = new ArrayDeque<>();

    private PreparedFunction function;
    private boolean lookingAgain;
    private boolean removed;

    FunctionPool(
            PreparedFunction function,
            EnvironmentParts parts,
            Capacity capacity,
            ClassArchives archives,
            Duration initLimit,
            Reserve reserve,
            LambdaMetrics metrics,
            Runnable whenGone) {
        this.function = function;
        this.parts = parts;
        this.capacity = capacity;
        this.archives = archives;
        this.initLimit = initLimit;
        this.reserve = reserve;
        this.metrics = metrics;
        this.whenGone = whenGone;
    }

    PreparedFunction function() {
        return function;
    }

    Set<Environment> environments() {
        return environments;
    }

    /** Runs an invocation, or refuses it when there is no concurrency left. */
    void submit(
            LambdaInvocation request,
            FunctionName name,
            @Nullable DirectCall direct,
            CompletableFuture<LambdaOutcome> outcome) {
        if (direct != null) {
            direct.chosen(function.configuration().version());
        }
        if (reserve.isExhausted()) {
            throttle(DirectOutcome.RESERVED, name, direct, outcome);
        } else if (!capacity.admit()) {
            throttle(DirectOutcome.UNRESERVED, name, direct, outcome);
        } else {
            reserve.take();
            metrics.began(name);
            accept(new Invocation(request, direct, outcome, result -> release(name, result)));
        }
    }

    private void throttle(
            String reason, FunctionName name, @Nullable DirectCall direct, CompletableFuture<LambdaOutcome> outcome) {
        metrics.throttled(name);
        if (direct != null) {
            direct.throttled(reason);
        }
        outcome.complete(new LambdaOutcome.Refused(
                LambdaOutcome.Reason.THROTTLED, function.name() + ": Rate Exceeded: " + reason));
    }

    /** Makes sure that an environment is ready; the outcome is what went wrong, or nothing. */
    void prepare(CompletableFuture<Optional<String>> outcome) {
        if (idle.isEmpty()) {
            preparations.addLast(outcome);
            grow();
        } else {
            outcome.complete(Optional.empty());
        }
    }

    private void prepared(Optional<String> failure) {
        for (CompletableFuture<Optional<String>> waiting = preparations.pollFirst();
                waiting != null;
                waiting = preparations.pollFirst()) {
            waiting.complete(failure);
        }
    }

    private void release(FunctionName name, LambdaOutcome result) {
        reserve.giveBack();
        capacity.release();
        metrics.ended(name, result);
    }

    private void accept(Invocation invocation) {
        Environment environment = idle.pollFirst();
        if (environment != null) {
            environment.run(invocation);
            return;
        }
        pending.addLast(invocation);
        grow();
        lookAgainSoon();
    }

    private void lookAgainSoon() {
        if (!lookingAgain && !pending.isEmpty() && count(EnvironmentState.FINISHING) > 0) {
            lookingAgain = true;
            parts.after(SOON_MILLIS, this::lookAgain);
        }
    }

    /** Stops counting on environments that have answered, for invocations that have waited for them long enough. */
    private void lookAgain() {
        lookingAgain = false;
        int overdue = 0;
        for (Invocation waiting : pending) {
            overdue += waiting.age() >= SOON_NANOS ? 1 : 0;
        }
        start(overdue);
        lookAgainSoon();
    }

    /** Gives up invocations that no environment became ready for. */
    void refuseOverdue() {
        long limit = LONGEST_WAIT.plus(function.configuration().timeout()).toNanos();
        for (Invocation oldest = pending.peekFirst();
                oldest != null && oldest.age() > limit;
                oldest = pending.peekFirst()) {
            pending.removeFirst();
            oldest.refuse(LambdaOutcome.Reason.SERVICE, "no execution environment became ready in time");
        }
    }

    /** Starts as many environments as waiting invocations need beyond those that are about to be ready. */
    void grow() {
        int unasked = preparations.isEmpty() ? 0 : 1;
        start(pending.size() + unasked - count(EnvironmentState.FINISHING));
    }

    private void start(int needed) {
        while (needed > count(EnvironmentState.STARTING) && capacity.mayStart()) {
            startOne(initLimit, false);
        }
    }

    private void startOne(Duration limit, boolean partOfInvocation) {
        Start start = new Start(
                limit, partOfInvocation, System.nanoTime(), parts.clock().instant(), archives.optionFor(function));
        String id = UUID.randomUUID().toString().replace("-", "");
        Environment environment = new Environment(id, function, this, parts, start);
        environments.add(environment);
        environment.start();
    }

    int count(EnvironmentState state) {
        int count = 0;
        for (Environment environment : environments) {
            if (environment.state() == state) {
                count++;
            }
        }
        return count;
    }

    int running() {
        return environments.size() - count(EnvironmentState.ENDED);
    }

    @Nullable
    Environment longestIdle() {
        return idle.peekLast();
    }

    /** Ends environments that have been idle since before a moment of {@link System#nanoTime}. */
    void endIdleSince(long nanos) {
        for (Environment longest = idle.peekLast();
                longest != null && longest.idleSinceNanos() - nanos <= 0;
                longest = idle.peekLast()) {
            longest.end(null);
        }
    }

    /** Runs later invocations with another configuration; running ones end with the one they started with. */
    void replace(PreparedFunction replacement) {
        function = replacement;
        for (Environment environment : List.copyOf(environments)) {
            boolean unused =
                    environment.state() == EnvironmentState.IDLE || environment.state() == EnvironmentState.STARTING;
            if (unused && isOutdated(environment)) {
                environment.end(null);
            }
        }
        grow();
    }

    private boolean isOutdated(Environment environment) {
        return !environment.function().equals(function)
                && !environment.function().runsAs(function);
    }

    /** Ends everything; invocations that wait are refused for the given reason. */
    void remove(LambdaOutcome.Reason reason, String message) {
        removed = true;
        for (Invocation waiting = pending.pollFirst(); waiting != null; waiting = pending.pollFirst()) {
            waiting.refuse(reason, message);
        }
        prepared(Optional.of(message));
        List.copyOf(environments).forEach(environment -> environment.end(null));
    }

    @Override
    public void ready(Environment environment) {
        if (removed || isOutdated(environment)) {
            environment.end(null);
            return;
        }
        prepared(Optional.empty());
        Invocation waiting = pending.pollFirst();
        if (waiting != null) {
            environment.run(waiting);
        } else {
            idle.addFirst(environment);
            archives.used(function);
        }
        capacity.changed();
    }

    @Override
    public void initFailed(Environment environment, FunctionFailure failure) {
        prepared(Optional.of(failure.message()));
        boolean timeout = failure.type().equals(FunctionFailure.TIMEOUT_TYPE);
        boolean secondTry = environment.startedWith().partOfInvocation();
        if (timeout && !secondTry) {
            // As on AWS, an init that takes too long is tried again as part of the invocation, in the function's time.
            if (!pending.isEmpty()) {
                startOne(function.configuration().timeout(), true);
            }
            return;
        }
        Invocation waiting = pending.pollFirst();
        if (waiting != null) {
            Duration spent = Duration.ofNanos(
                    System.nanoTime() - environment.startedWith().nanos());
            waiting.fail(timeout ? timeout(waiting) : failure.forRequest(waiting.requestId()), null, spent);
        }
    }

    private FunctionFailure timeout(Invocation invocation) {
        return FunctionFailure.timeout(
                invocation.requestId(),
                parts.clock().instant(),
                function.configuration().timeout().toSeconds());
    }

    @Override
    public void ended(Environment environment) {
        idle.remove(environment);
        capacity.changed();
    }

    @Override
    public void gone(Environment environment) {
        environments.remove(environment);
        whenGone.run();
    }
}
