package dev.banyan.lambda;

/** Where an execution environment is in its life. */
public enum EnvironmentState {
    /** Its process was started and has not yet asked for an invocation. */
    STARTING,
    /** It waits for an invocation. */
    IDLE,
    /** It works on an invocation. */
    BUSY,
    /** It has answered and has not yet asked for the next invocation. */
    FINISHING,
    /** Its process has ended or is being ended. */
    ENDED
}
