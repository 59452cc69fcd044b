package dev.banyan.cli.system.handlers;

/** A function that cannot be made. */
public final class BrokenConstructor {

    /** Always throws. */
    public BrokenConstructor() {
        throw new IllegalStateException("no licence key");
    }

    /** Never runs. */
    public String handleRequest(String event) {
        return event;
    }
}
