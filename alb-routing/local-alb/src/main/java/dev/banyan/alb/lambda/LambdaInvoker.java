package dev.banyan.alb.lambda;

import java.util.concurrent.CompletionStage;

/**
 * Invokes functions for the load balancer, synchronously in Lambda's sense: one event in, one outcome out.
 *
 * <p>Implementations are safe for use by several threads, never block the caller, and complete every stage exactly
 * once with an outcome, at the latest when the function's own timeout has passed. A stage never completes
 * exceptionally: whatever goes wrong has an outcome of its own.
 */
@FunctionalInterface
public interface LambdaInvoker {
    /** Starts one invocation; dependents of the stage may run on a thread of the implementation and must not block. */
    CompletionStage<LambdaOutcome> invoke(LambdaInvocation invocation);
}
