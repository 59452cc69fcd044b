package dev.banyan.alb.support;

import dev.banyan.alb.lambda.ExecutionEnvironment;
import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers invocations with what the test said, and remembers them. */
public final class FakeInvoker implements LambdaInvoker {

    private final List<LambdaInvocation> invocations = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<LambdaOutcome> outcome =
            CompletableFuture.completedFuture(document("{\"statusCode\":200}"));

    public static LambdaOutcome document(String json) {
        return new LambdaOutcome.Answered(
                json.getBytes(StandardCharsets.UTF_8), new ExecutionEnvironment("env-1", true), Duration.ofMillis(1));
    }

    public FakeInvoker answer(LambdaOutcome next) {
        outcome = CompletableFuture.completedFuture(next);
        return this;
    }

    /** Lets invocations wait until the test completes them. */
    public CompletableFuture<LambdaOutcome> hold() {
        CompletableFuture<LambdaOutcome> held = new CompletableFuture<>();
        outcome = held;
        return held;
    }

    public List<LambdaInvocation> invocations() {
        return invocations;
    }

    public String lastEvent() {
        return new String(invocations.get(invocations.size() - 1).event(), StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<LambdaOutcome> invoke(LambdaInvocation invocation) {
        invocations.add(invocation);
        return outcome;
    }
}
