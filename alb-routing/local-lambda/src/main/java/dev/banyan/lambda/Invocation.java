package dev.banyan.lambda;

import dev.banyan.alb.lambda.ExecutionEnvironment;
import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaOutcome;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One invocation, from its admission to its one outcome. On the event loop only. */
final class Invocation {
    private final String requestId = newRequestId();
    private final LambdaInvocation request;
    private final @Nullable DirectCall direct;
    private final CompletableFuture<LambdaOutcome> outcome;
    private final Consumer<LambdaOutcome> whenDone;
    private final long createdNanos = System.nanoTime();
    private boolean done;

    /**
     * Makes an invocation.
     *
     * @param direct what the function's owner wants besides, or null
     * @param whenDone runs once, right before the outcome is known to the caller
     */
    Invocation(
            LambdaInvocation request,
            @Nullable DirectCall direct,
            CompletableFuture<LambdaOutcome> outcome,
            Consumer<LambdaOutcome> whenDone) {
        this.request = request;
        this.direct = direct;
        this.outcome = outcome;
        this.whenDone = whenDone;
    }

    String requestId() {
        return requestId;
    }

    String clientContext() {
        return direct == null ? "" : direct.clientContext();
    }

    @Nullable
    LogTail logTail() {
        return direct == null ? null : direct.logTail();
    }

    LambdaInvocation request() {
        return request;
    }

    /** Returns the nanoseconds since it was admitted. */
    long age() {
        return System.nanoTime() - createdNanos;
    }

    boolean isDone() {
        return done;
    }

    void answer(byte[] document, ExecutionEnvironment environment, Duration duration) {
        complete(new LambdaOutcome.Answered(document, environment, duration));
    }

    void fail(FunctionFailure failure, @Nullable ExecutionEnvironment environment, Duration duration) {
        if (direct != null) {
            direct.failed(failure);
        }
        complete(new LambdaOutcome.FunctionError(failure.type(), failure.message(), environment, duration));
    }

    void refuse(LambdaOutcome.Reason reason, String message) {
        complete(new LambdaOutcome.Refused(reason, message));
    }

    private void complete(LambdaOutcome result) {
        if (!done) {
            done = true;
            whenDone.accept(result);
            outcome.complete(result);
        }
    }

    /** A random UUID; request ids are no secrets, so the fast generator does. */
    private static String newRequestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
