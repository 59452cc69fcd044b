package dev.banyan.alb.exchange;

import dev.banyan.alb.fault.Fault;
import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.loop.Worker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Invokes a function that misbehaves on purpose. Used by the worker's event loop. */
final class FaultyInvoker implements LambdaInvoker {

    private final LambdaInvoker function;
    private final Fault fault;
    private final Worker worker;

    FaultyInvoker(LambdaInvoker function, Fault fault, Worker worker) {
        this.function = function;
        this.fault = fault;
        this.worker = worker;
    }

    @Override
    public CompletionStage<LambdaOutcome> invoke(LambdaInvocation invocation) {
        Fault.Effect effect = fault.draw(worker.random());
        CompletableFuture<Fault.Effect> waited = new CompletableFuture<>();
        var unused = worker.eventLoop()
                .schedule(() -> waited.complete(effect), fault.latency().toNanos(), TimeUnit.NANOSECONDS);
        return waited.thenCompose(happening -> switch (happening) {
            case NONE -> function.invoke(invocation);
            case ERROR ->
                CompletableFuture.completedFuture(
                        new LambdaOutcome.FunctionError("Fault", "fails on purpose", null, Duration.ZERO));
            case RESET ->
                CompletableFuture.completedFuture(
                        new LambdaOutcome.Refused(LambdaOutcome.Reason.CONNECTION_FAILED, "reset on purpose"));
        });
    }
}
