package dev.banyan.aws.lambda;

import dev.banyan.model.Arn;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Runs the functions that the API describes. Implementations are safe for use by several threads. */
public interface FunctionHost {

    /** Returns the runtimes that run here, such as {@code java21}. */
    Set<String> runtimes();

    /**
     * Adds a function or replaces all of it; running invocations end with what they began with.
     *
     * @throws CodeRefusedException if the code of a version cannot be used
     */
    void put(HostedFunction function);

    /** Removes a function with all its versions; one that is not there is no fault. */
    void remove(Arn function);

    /** Invokes a function in the name of the account, whatever its policy says; never fails, never blocks. */
    CompletionStage<InvocationResult> invoke(InvocationRequest invocation);
}
