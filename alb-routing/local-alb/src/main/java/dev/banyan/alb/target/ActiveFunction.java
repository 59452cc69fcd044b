package dev.banyan.alb.target;

import dev.banyan.model.Target;

/** A registered function with its health. Safe for use by several threads. */
public final class ActiveFunction extends CheckedTarget {

    private final Target.Lambda target;
    private volatile boolean registered = true;

    ActiveFunction(Target.Lambda target) {
        this.target = target;
    }

    @Override
    public Target.Lambda target() {
        return target;
    }

    /** Returns whether the function is still registered. There is no draining: invocations under way then fail. */
    public boolean isRegistered() {
        return registered;
    }

    void deregister() {
        registered = false;
    }
}
