package dev.banyan.migration.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.evidence.Judgement;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which event leads from which phase to which, row by row; what has no row is refused. */
class ShiftCourseTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    /** Three steps of 10 minutes, 40 at most, 4 errors at most. */
    private static final ShiftPlan PLAN = ShiftPlan.parse("1,10,100", Duration.ofMinutes(10));

    private static final ShiftCourse COURSE = new ShiftCourse(PLAN);

    private static final ShiftPhase MOVING = new Moving(1, 0);
    private static final ShiftPhase BAKING = new Baking(1, NOON, 0);
    private static final ShiftPhase HELD = new Held(1, NOON, "why");
    private static final ShiftPhase PAUSED = new Paused(1, "why");
    private static final ShiftPhase ROLLING_BACK = new RollingBack(false, "why");
    private static final ShiftPhase ROLLED_BACK = new RolledBack(false, "why");
    private static final ShiftPhase DONE = new Done(2);
    private static final String ABORTED = "aborted by an operator";

    private static Judged judged(Verdict verdict, int minutes) {
        return new Judged(new Judgement(verdict, "proof"), NOON.plus(Duration.ofMinutes(minutes)));
    }

    private static Arguments row(ShiftPhase phase, ShiftEvent event, ShiftPhase next) {
        return Arguments.of(phase, event, next);
    }

    static Stream<Arguments> rows() {
        Instant later = NOON.plusSeconds(60);
        return Stream.of(
                row(MOVING, new Moved(later), new Baking(1, later, 0)),
                row(MOVING, new MoveFailed("gone"), new Compensating(0, "gone")),
                row(MOVING, new Pause("by ann"), new Compensating(0, "by ann")),
                row(MOVING, new Abort(false), new RollingBack(false, ABORTED)),
                row(new Compensating(0, "gone"), new Moved(later), new Paused(0, "gone")),
                row(new Compensating(0, "gone"), new Abort(true), new RollingBack(true, ABORTED)),
                row(BAKING, judged(Verdict.PASS, 9), BAKING),
                row(BAKING, judged(Verdict.PASS, 10), new Moving(2, 1)),
                row(BAKING, judged(Verdict.PASS, -30), BAKING),
                row(new Baking(2, NOON, 0), judged(Verdict.PASS, 10), new Closing(DONE)),
                row(BAKING, judged(Verdict.FAIL, 1), new RollingBack(false, "FAIL: proof")),
                row(BAKING, judged(Verdict.NOT_ENOUGH_DATA, 39), BAKING),
                row(BAKING, judged(Verdict.NOT_ENOUGH_DATA, 40), new Held(1, NOON, "no verdict within PT40M: proof")),
                row(BAKING, judged(Verdict.ERROR, 1), new Baking(1, NOON, 1)),
                row(new Baking(1, NOON, 3), judged(Verdict.NOT_ENOUGH_DATA, 1), BAKING),
                row(
                        new Baking(1, NOON, 4),
                        judged(Verdict.ERROR, 1),
                        new Held(1, NOON, "5 times in a row without evidence: proof")),
                row(BAKING, new Redeployed("v2", later), new Baking(1, later, 0)),
                row(BAKING, new Pause("by ann"), new Paused(1, "by ann")),
                row(BAKING, new Hold(), new Held(1, NOON, "held by an operator")),
                row(BAKING, new Promote(false), new Moving(2, 1)),
                row(new Baking(0, NOON, 0), new Promote(true), new Moving(2, 0)),
                row(new Baking(2, NOON, 0), new Promote(true), new Closing(DONE)),
                row(BAKING, new Abort(false), new RollingBack(false, ABORTED)),
                row(BAKING, new ForeignChange("weights"), new Paused(1, "foreign change: weights")),
                row(HELD, judged(Verdict.PASS, 500), HELD),
                row(HELD, judged(Verdict.NOT_ENOUGH_DATA, 500), HELD),
                row(HELD, judged(Verdict.FAIL, 500), new RollingBack(false, "FAIL: proof")),
                row(HELD, new Redeployed("v2", later), new Held(1, later, "why")),
                row(HELD, new Promote(false), new Moving(2, 1)),
                row(HELD, new Pause("by ann"), new Paused(1, "by ann")),
                row(HELD, new Abort(true), new RollingBack(true, ABORTED)),
                row(HELD, new ForeignChange("weights"), new Paused(1, "foreign change: weights")),
                row(PAUSED, new Resume(), new Moving(1, 1)),
                row(new Paused(ShiftPhase.START, "why"), new Resume(), new Moving(0, ShiftPhase.START)),
                row(PAUSED, new Abort(false), new RollingBack(false, ABORTED)),
                row(ROLLING_BACK, new Moved(later), new Closing(ROLLED_BACK)),
                row(
                        ROLLING_BACK,
                        new MoveFailed("no group"),
                        new Paused(ShiftPhase.START, "could not roll back (why): no group")),
                row(ROLLING_BACK, new Abort(true), new RollingBack(true, ABORTED)),
                row(new Closing(DONE), new Closed(), DONE),
                row(new Closing(ROLLED_BACK), new Closed(), ROLLED_BACK),
                row(DONE, new Abort(false), new RollingBack(false, ABORTED)),
                row(ROLLED_BACK, new Retry(), new Moving(0, ShiftPhase.START)),
                row(ROLLED_BACK, new Abort(true), new RollingBack(true, ABORTED)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void next_leadsOn(ShiftPhase phase, ShiftEvent event, ShiftPhase next) {
        assertThat(COURSE.next(phase, event)).isEqualTo(next);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row(MOVING, new Resume(), MOVING),
                row(MOVING, new Hold(), MOVING),
                row(MOVING, new Promote(false), MOVING),
                row(BAKING, new Resume(), BAKING),
                row(BAKING, new Retry(), BAKING),
                row(HELD, new Hold(), HELD),
                row(HELD, new Resume(), HELD),
                row(PAUSED, new Promote(false), PAUSED),
                row(PAUSED, judged(Verdict.FAIL, 1), PAUSED),
                row(PAUSED, new ForeignChange("weights"), PAUSED),
                row(ROLLING_BACK, new Pause("by ann"), ROLLING_BACK),
                row(ROLLING_BACK, new ForeignChange("weights"), ROLLING_BACK),
                row(new Closing(DONE), new Pause("by ann"), DONE),
                row(DONE, new Resume(), DONE),
                row(DONE, new Retry(), DONE),
                row(ROLLED_BACK, new Abort(false), ROLLED_BACK),
                row(new RolledBack(true, "why"), new Abort(true), ROLLED_BACK),
                row(ROLLED_BACK, new Resume(), ROLLED_BACK));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void next_refuses(ShiftPhase phase, ShiftEvent event, ShiftPhase unused) {
        assertThatThrownBy(() -> COURSE.next(phase, event))
                .isInstanceOf(EventRefusedException.class)
                .hasMessageStartingWith(event.word() + ": the shift is " + phase.word() + " (expected: ");
    }

    @Test
    void begin_movesToTheFirstStep() {
        assertThat(COURSE.begin()).isEqualTo(new Moving(0, ShiftPhase.START));
    }

    @Test
    void onlyWhatStandsStill_isNotDriven() {
        assertThat(List.of(MOVING, BAKING, HELD, ROLLING_BACK, new Closing(DONE), new Compensating(0, "")))
                .allMatch(ShiftPhase::isDriven);
        assertThat(List.of(PAUSED, DONE, ROLLED_BACK)).noneMatch(ShiftPhase::isDriven);
    }
}
