package dev.banyan.migration.run;

import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.shift.ShiftPlan;

/** What the audit says when a phase begins. */
record PhaseText(String what, String evidence) {

    static PhaseText of(ShiftPhase phase, ShiftPlan plan, String proof) {
        if (phase instanceof ShiftPhase.Moving moving) {
            return new PhaseText("moving to " + step(plan, moving.step()), proof);
        }
        if (phase instanceof ShiftPhase.Compensating compensating) {
            return new PhaseText("taking the step back", compensating.reason());
        }
        if (phase instanceof ShiftPhase.Baking baking) {
            return new PhaseText(step(plan, baking.step()) + " stands", "");
        }
        if (phase instanceof ShiftPhase.Held held) {
            return new PhaseText("held on " + step(plan, held.step()), held.reason());
        }
        if (phase instanceof ShiftPhase.Paused paused) {
            return new PhaseText("paused on " + step(plan, paused.step()), paused.reason());
        }
        if (phase instanceof ShiftPhase.RollingBack back) {
            return new PhaseText(back.hard() ? "rolling back, hard" : "rolling back", back.reason());
        }
        if (phase instanceof ShiftPhase.Closing) {
            return new PhaseText("closing", proof);
        }
        if (phase instanceof ShiftPhase.RolledBack back) {
            return new PhaseText("rolled back", back.reason());
        }
        return new PhaseText("done", "");
    }

    private static String step(ShiftPlan plan, int step) {
        return step < 0
                ? "the weights from before"
                : "step " + (step + 1) + " of " + (plan.last() + 1) + ": "
                        + plan.step(step).share();
    }
}
