package dev.banyan.migration.shift;

import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.shift.ShiftEvent.Abort;
import dev.banyan.migration.shift.ShiftEvent.Closed;
import dev.banyan.migration.shift.ShiftEvent.ForeignChange;
import dev.banyan.migration.shift.ShiftEvent.Hold;
import dev.banyan.migration.shift.ShiftEvent.Judged;
import dev.banyan.migration.shift.ShiftEvent.MoveFailed;
import dev.banyan.migration.shift.ShiftEvent.Moved;
import dev.banyan.migration.shift.ShiftEvent.Pause;
import dev.banyan.migration.shift.ShiftEvent.Promote;
import dev.banyan.migration.shift.ShiftEvent.Redeployed;
import dev.banyan.migration.shift.ShiftEvent.Resume;
import dev.banyan.migration.shift.ShiftEvent.Retry;
import dev.banyan.migration.shift.ShiftPhase.Baking;
import dev.banyan.migration.shift.ShiftPhase.Closing;
import dev.banyan.migration.shift.ShiftPhase.Compensating;
import dev.banyan.migration.shift.ShiftPhase.Done;
import dev.banyan.migration.shift.ShiftPhase.Held;
import dev.banyan.migration.shift.ShiftPhase.Moving;
import dev.banyan.migration.shift.ShiftPhase.Paused;
import dev.banyan.migration.shift.ShiftPhase.RolledBack;
import dev.banyan.migration.shift.ShiftPhase.RollingBack;
import java.time.Instant;

/**
 * The course of a shift: which event leads from which phase to which. Pure; a shift begins with
 * {@link #begin}.
 *
 * @param plan the plan
 */
public record ShiftCourse(ShiftPlan plan) {

    /** Returns the first phase. */
    public ShiftPhase begin() {
        return new Moving(0, ShiftPhase.START);
    }

    /**
     * Returns the phase after an event.
     *
     * @throws EventRefusedException if the event does not go with the phase
     */
    public ShiftPhase next(ShiftPhase phase, ShiftEvent event) {
        if (event instanceof Abort abort) {
            return abort(phase, abort);
        }
        if (event instanceof ForeignChange change && !(phase instanceof RollingBack) && phase.isDriven()) {
            return new Paused(standing(phase), "foreign change: " + change.difference());
        }
        if (phase instanceof Moving moving) {
            return moving(moving, event);
        }
        if (phase instanceof Baking baking) {
            return baking(baking, event);
        }
        if (phase instanceof Held held) {
            return held(held, event);
        }
        if (phase instanceof Paused paused) {
            return paused(paused, event);
        }
        return ending(phase, event);
    }

    private static ShiftPhase abort(ShiftPhase phase, Abort abort) {
        if (phase instanceof RolledBack back && (back.hard() || !abort.hard())) {
            throw new EventRefusedException(phase, abort, "a shift that is not rolled back yet");
        }
        return new RollingBack(abort.hard(), "aborted by an operator");
    }

    /** The step whose weights stand, or should. */
    private static int standing(ShiftPhase phase) {
        if (phase instanceof Moving moving) {
            return moving.from();
        }
        if (phase instanceof Compensating compensating) {
            return compensating.from();
        }
        if (phase instanceof Baking baking) {
            return baking.step();
        }
        return phase instanceof Held held ? held.step() : ShiftPhase.START;
    }

    private ShiftPhase moving(Moving phase, ShiftEvent event) {
        if (event instanceof Moved moved) {
            return new Baking(phase.step(), moved.at(), 0);
        }
        if (event instanceof MoveFailed failed) {
            return new Compensating(phase.from(), failed.reason());
        }
        if (event instanceof Pause pause) {
            return new Compensating(phase.from(), pause.reason());
        }
        throw new EventRefusedException(phase, event, "to wait until the step stands");
    }

    private ShiftPhase baking(Baking phase, ShiftEvent event) {
        if (event instanceof Judged judged) {
            return judged(phase, judged);
        }
        if (event instanceof Redeployed redeployed) {
            return new Baking(phase.step(), redeployed.at(), 0);
        }
        if (event instanceof Pause pause) {
            return new Paused(phase.step(), pause.reason());
        }
        if (event instanceof Hold) {
            return new Held(phase.step(), phase.since(), "held by an operator");
        }
        if (event instanceof Promote promote) {
            return promote(phase.step(), promote);
        }
        throw new EventRefusedException(phase, event, "pause, hold, promote or abort");
    }

    private ShiftPhase judged(Baking phase, Judged judged) {
        Verdict verdict = judged.judgement().verdict();
        if (verdict == Verdict.FAIL) {
            return failed(judged);
        }
        Instant enough = phase.since().plus(plan.step(phase.step()).bake());
        if (verdict == Verdict.PASS && !judged.at().isBefore(enough)) {
            return after(phase.step());
        }
        int errors = verdict == Verdict.ERROR ? phase.errors() + 1 : 0;
        if (errors > plan.errorLimit()) {
            return new Held(phase.step(), phase.since(), errors + " times in a row without evidence: " + proof(judged));
        }
        boolean tooLong = !judged.at().isBefore(phase.since().plus(plan.maxBake()));
        if (tooLong && verdict != Verdict.PASS) {
            return new Held(phase.step(), phase.since(), "no verdict within " + plan.maxBake() + ": " + proof(judged));
        }
        return new Baking(phase.step(), phase.since(), errors);
    }

    private static RollingBack failed(Judged judged) {
        return new RollingBack(false, "FAIL: " + proof(judged));
    }

    private static String proof(Judged judged) {
        return judged.judgement().proof();
    }

    private ShiftPhase after(int step) {
        return step == plan.last() ? new Closing(new Done(step)) : new Moving(step + 1, step);
    }

    private ShiftPhase promote(int step, Promote promote) {
        return promote.full() && step < plan.last() ? new Moving(plan.last(), step) : after(step);
    }

    private ShiftPhase held(Held phase, ShiftEvent event) {
        if (event instanceof Judged judged) {
            return judged.judgement().verdict() == Verdict.FAIL ? failed(judged) : phase;
        }
        if (event instanceof Redeployed redeployed) {
            return new Held(phase.step(), redeployed.at(), phase.reason());
        }
        if (event instanceof Pause pause) {
            return new Paused(phase.step(), pause.reason());
        }
        if (event instanceof Promote promote) {
            return promote(phase.step(), promote);
        }
        throw new EventRefusedException(phase, event, "pause, promote or abort");
    }

    private ShiftPhase paused(Paused phase, ShiftEvent event) {
        if (event instanceof Resume) {
            // The step is moved to anew: what stands already is found so, and its bake begins with what is served now.
            return new Moving(Math.max(phase.step(), 0), phase.step());
        }
        throw new EventRefusedException(phase, event, "resume or abort");
    }

    private ShiftPhase ending(ShiftPhase phase, ShiftEvent event) {
        if (phase instanceof Compensating compensating && event instanceof Moved) {
            return new Paused(compensating.from(), compensating.reason());
        }
        if (phase instanceof RollingBack back && event instanceof Moved) {
            return new Closing(new RolledBack(back.hard(), back.reason()));
        }
        if (phase instanceof RollingBack back && event instanceof MoveFailed failed) {
            return new Paused(ShiftPhase.START, "could not roll back (" + back.reason() + "): " + failed.reason());
        }
        if (phase instanceof Closing closing && event instanceof Closed) {
            return closing.end();
        }
        if (phase instanceof RolledBack && event instanceof Retry) {
            return begin();
        }
        throw new EventRefusedException(
                phase,
                event,
                phase instanceof RolledBack ? "retry or a new shift" : phase.isDriven() ? "abort" : "a new shift");
    }
}
