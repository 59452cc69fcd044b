package dev.banyan.lambda;

/** Told of what happens in an execution environment; on the event loop. */
interface EnvironmentOwner {
    /** It waits for an invocation. */
    void ready(Environment environment);

    /** It never became ready and is no more; called before {@link #ended}. */
    void initFailed(Environment environment, FunctionFailure failure);

    /** It will take no further invocation. Its process may still be on its way out. */
    void ended(Environment environment);

    /** Its process is gone and its files are deleted. */
    void gone(Environment environment);
}
