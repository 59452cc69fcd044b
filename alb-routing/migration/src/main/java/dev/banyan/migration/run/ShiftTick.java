package dev.banyan.migration.run;

import dev.banyan.migration.evidence.BakingStep;
import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.rule.RuleChangeRefusedException;
import dev.banyan.migration.shift.EventRefusedException;
import dev.banyan.migration.shift.ShiftCourse;
import dev.banyan.migration.shift.ShiftEvent;
import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.shift.ShiftPhase.Baking;
import dev.banyan.migration.shift.ShiftPhase.Compensating;
import dev.banyan.migration.shift.ShiftPhase.Held;
import dev.banyan.migration.shift.ShiftPhase.Moving;
import dev.banyan.migration.shift.ShiftPhase.RollingBack;
import dev.banyan.migration.state.Deployment;
import dev.banyan.migration.state.HeldState;
import dev.banyan.migration.state.OperatorRequest;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import dev.banyan.migration.state.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * One look at a shift: does what operators ask, then what its phase asks for. Each tick may be cut off
 * anywhere and begun anew; what was done already is found done.
 */
final class ShiftTick {

    private static final Logger LOG = LoggerFactory.getLogger(ShiftTick.class);

    private final ShiftTools tools;
    private final HeldState held;
    private final RuleMover mover;
    private final LaneKeeper lanes;

    ShiftTick(ShiftTools tools, HeldState held) {
        this.tools = tools;
        this.held = held;
        this.mover = new RuleMover(tools, held);
        this.lanes = new LaneKeeper(tools, held);
    }

    private ShiftRecord shift() {
        return Objects.requireNonNull(held.latest().shift(), "shift");
    }

    /** Returns whether the phase changed, so that there is something to do at once. */
    boolean run() throws InterruptedException {
        held.renew();
        ShiftPhase before = shift().phase();
        if (answerRequest()) {
            return true;
        }
        if (before instanceof Moving moving) {
            move(moving);
        } else if (before instanceof Compensating) {
            finish(mover.compensate(), new ShiftEvent.Moved(now()));
        } else if (before instanceof RollingBack back) {
            rollBack(back);
        } else if (before instanceof ShiftPhase.Closing) {
            lanes.close();
            advance(new ShiftEvent.Closed(), "", state -> state);
        } else if (before instanceof Baking || before instanceof Held) {
            watch(before);
        }
        return !sameStanding(before, shift().phase());
    }

    /** A bake that goes on is the same phase with another count of errors. */
    private static boolean sameStanding(ShiftPhase before, ShiftPhase after) {
        return before.getClass() == after.getClass() && !(after instanceof Moving);
    }

    private Instant now() {
        return tools.clock().instant();
    }

    /** Does the oldest request; one that must wait for the step under way is left. Returns whether one was done. */
    private boolean answerRequest() {
        List<OperatorRequest> requests = held.latest().requests();
        if (requests.isEmpty()) {
            return false;
        }
        OperatorRequest request = requests.get(0);
        ShiftPhase phase = shift().phase();
        if (request.verb().equals("resume") && phase.isDriven()) {
            held.change(state -> state.answered(request));
            return true;
        }
        try {
            if (request.verb().equals("resume") && request.option()) {
                mover.accept();
            }
            advance(Requests.event(request), "asked by " + request.who(), state -> state.answered(request));
            return true;
        } catch (EventRefusedException | RuleChangeRefusedException refused) {
            if (phase.isDriven() && !(phase instanceof Baking) && !(phase instanceof Held)) {
                return false;
            }
            String why = String.valueOf(refused.getMessage());
            held.change(
                    state -> state.answered(request).audited(now(), request.who(), "refused: " + request.verb(), why));
            return true;
        }
    }

    private void move(Moving phase) throws InterruptedException {
        Optional<String> heldUp = tools.holdUp().apply(shift().route());
        if (heldUp.isPresent()) {
            // The phase is written already: whoever locks sees it, or this sees the lock.
            LOG.info("Step {} waits: {}", phase.step() + 1, heldUp.get());
            tools.waiting().until(now().plus(tools.timing().tick()));
            return;
        }
        try {
            lanes.open();
            tools.waiting().until(mover.move(phase));
        } catch (RuleChangeRefusedException refused) {
            advance(new ShiftEvent.MoveFailed(String.valueOf(refused.getMessage())), "", state -> state);
            return;
        } catch (AwsServiceException failed) {
            if (Transient.is(failed)) {
                throw failed;
            }
            advance(new ShiftEvent.MoveFailed(failed.toString()), "", state -> state);
            return;
        }
        Deployment serving = tools.deployments().of(shift().route());
        Instant at = now();
        StepRecord step =
                new StepRecord(phase.step(), shift().plan().step(phase.step()).share(), at, null, null);
        advance(new ShiftEvent.Moved(at), "", state -> state.with(shift(state).standing(step, serving)));
    }

    private void rollBack(RollingBack back) throws InterruptedException {
        List<String> failures = mover.rollBack(back.hard());
        finish(failures, new ShiftEvent.Moved(now()));
    }

    private void finish(List<String> failures, ShiftEvent done) {
        if (failures.isEmpty()) {
            advance(done, "", state -> state);
            return;
        }
        String text = String.join("; ", failures);
        if (shift().phase() instanceof RollingBack) {
            advance(new ShiftEvent.MoveFailed(text), "", state -> state);
        } else {
            advance(done, text, state -> state);
        }
    }

    private void watch(ShiftPhase phase) {
        Optional<String> foreign = mover.foreignChange();
        if (foreign.isPresent()) {
            advance(new ShiftEvent.ForeignChange(foreign.get()), "", state -> state);
            return;
        }
        Deployment serving = tools.deployments().of(shift().route());
        String change = serving.newSince(shift().deployment());
        if (!change.isEmpty()) {
            redeployed(change, serving);
            return;
        }
        judge(phase);
    }

    private void redeployed(String change, Deployment serving) {
        Instant at = now();
        advance(new ShiftEvent.Redeployed(change, at), change, state -> {
            ShiftRecord shift = shift(state);
            StepRecord last = shift.steps().get(shift.steps().size() - 1);
            return state.with(shift.serving(serving.orEarlier(shift.deployment()))
                            .withLastStep(new StepRecord(last.step(), last.share(), at, null, null)))
                    .audited(at, shift.startedBy(), "the bake begins anew", change);
        });
    }

    private void judge(ShiftPhase phase) {
        ShiftRecord shift = shift();
        StepRecord last = shift.steps().get(shift.steps().size() - 1);
        Duration bake = shift.plan().step(last.step()).bake();
        Instant at = now();
        Judgement judgement = bake.isZero() && phase instanceof Baking
                ? new Judgement(Verdict.PASS, "no bake asked for")
                : tools.judge().judge(new BakingStep(shift.route(), last.step(), last.share(), last.since(), at));
        advance(
                new ShiftEvent.Judged(judgement, at),
                judgement.proof(),
                state -> state.with(shift(state).withLastStep(last.judged(judgement, at))));
    }

    /** Changes the phase, and what belongs to the change, in one write. */
    private void advance(ShiftEvent event, String proof, UnaryOperator<RouteState> also) {
        Instant at = now();
        held.change(state -> {
            ShiftRecord shift = shift(state);
            ShiftPhase next = new ShiftCourse(shift.plan()).next(shift.phase(), event);
            boolean goesOn = sameStanding(shift.phase(), next);
            RouteState changed = also.apply(state);
            RouteState moved = changed.with(shift(changed).in(next));
            PhaseText text = PhaseText.of(next, shift.plan(), proof);
            return goesOn ? moved : moved.audited(at, shift.startedBy(), text.what(), text.evidence());
        });
    }

    private static ShiftRecord shift(RouteState state) {
        return Objects.requireNonNull(state.shift(), "shift");
    }
}
