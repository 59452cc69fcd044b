package dev.banyan.migration.support;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Ends what runs at one call: before it is sent, or after the server did it and before the answer is seen. */
public final class KillSwitch implements ExecutionInterceptor {

    /** Which side of the call. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** Comes never, so that calls are only counted. */
    public static final int NEVER = -1;

    private final Runnable kill;
    private final List<String> calls = new ArrayList<>();
    private int call = NEVER;
    private Side side = Side.BEFORE;
    private boolean killed;

    public KillSwitch() {
        this(() -> {
            throw new Killed("killed");
        });
    }

    /** @param kill what ends the process */
    public KillSwitch(Runnable kill) {
        this.kill = kill;
    }

    /** Counts anew, and ends the process at a call. */
    public void arm(int atCall, Side atSide) {
        calls.clear();
        killed = false;
        call = atCall;
        side = atSide;
    }

    /** Returns the names of the calls so far. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public boolean hasKilled() {
        return killed;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        strike(Side.BEFORE);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        strike(Side.AFTER);
    }

    private void strike(Side now) {
        if (now == side && calls.size() - 1 == call) {
            killed = true;
            kill.run();
        }
    }
}
