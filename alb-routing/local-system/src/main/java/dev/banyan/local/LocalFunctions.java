package dev.banyan.local;

import dev.banyan.alb.lambda.LambdaInvocation;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.aws.lambda.FunctionHost;
import dev.banyan.aws.lambda.HostedFunction;
import dev.banyan.aws.lambda.InvocationRequest;
import dev.banyan.aws.lambda.InvocationResult;
import dev.banyan.lambda.LambdaMetrics;
import dev.banyan.lambda.LocalLambda;
import dev.banyan.lambda.LocalLambdaBuilder;
import dev.banyan.model.Arn;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The functions of this machine, for the load balancer that invokes them and the API that changes them. Nothing is
 * started before there is a function. Safe for use by several threads.
 */
public final class LocalFunctions implements LambdaInvoker, FunctionHost, AutoCloseable {

    private final LocalLambdaBuilder settings;

    /** Null before the first function. Written under this. */
    private volatile @Nullable LocalLambda lambda;

    /** Makes functions that run by these settings, which nobody may change any more. */
    public LocalFunctions(LocalLambdaBuilder settings) {
        this.settings = settings;
    }

    /** Returns the service that runs them, started if it was not. */
    public synchronized LocalLambda lambda() {
        LocalLambda running = lambda;
        if (running == null) {
            running = settings.start();
            lambda = running;
        }
        return running;
    }

    /** Returns what is counted of the functions, or null where nothing was started. */
    public @Nullable LambdaMetrics metrics() {
        LocalLambda running = lambda;
        return running == null ? null : running.metrics();
    }

    @Override
    public CompletionStage<LambdaOutcome> invoke(LambdaInvocation invocation) {
        LocalLambda running = lambda;
        return running == null
                ? CompletableFuture.completedFuture(
                        new LambdaOutcome.Refused(LambdaOutcome.Reason.NOT_FOUND, invocation.functionArn()))
                : running.invoke(invocation);
    }

    @Override
    public Set<String> runtimes() {
        return LocalLambda.runtimes();
    }

    @Override
    public void put(HostedFunction function) {
        new LambdaHost(lambda()).put(function);
    }

    @Override
    public void remove(Arn function) {
        LocalLambda running = lambda;
        if (running != null) {
            running.remove(function.value());
        }
    }

    @Override
    public CompletionStage<InvocationResult> invoke(InvocationRequest invocation) {
        LocalLambda running = lambda;
        return running == null
                ? CompletableFuture.completedFuture(new InvocationResult.NotRun(
                        InvocationResult.Reason.NOT_FOUND, "Function not found: " + invocation.function()))
                : new LambdaHost(running).invoke(invocation);
    }

    /** Ends all processes. */
    @Override
    public synchronized void close() {
        LocalLambda running = lambda;
        if (running != null) {
            running.close();
        }
    }
}
