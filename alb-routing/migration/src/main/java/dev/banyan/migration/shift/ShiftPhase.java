package dev.banyan.migration.shift;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Where a shift stands. Immutable; {@link ShiftCourse} says which event leads where. A step of -1 is
 * the weights from before the shift.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ShiftPhase.Moving.class, name = "moving"),
    @JsonSubTypes.Type(value = ShiftPhase.Compensating.class, name = "compensating"),
    @JsonSubTypes.Type(value = ShiftPhase.Baking.class, name = "baking"),
    @JsonSubTypes.Type(value = ShiftPhase.Held.class, name = "held"),
    @JsonSubTypes.Type(value = ShiftPhase.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = ShiftPhase.RollingBack.class, name = "rolling-back"),
    @JsonSubTypes.Type(value = ShiftPhase.Closing.class, name = "closing"),
    @JsonSubTypes.Type(value = ShiftPhase.Done.class, name = "done"),
    @JsonSubTypes.Type(value = ShiftPhase.RolledBack.class, name = "rolled-back")
})
public sealed interface ShiftPhase {

    /** The step before the first: the weights that the rules had at the start. */
    int START = -1;

    /** Returns the word for readers and logs. */
    @JsonIgnore
    String word();

    /** Returns whether somebody must drive it on; if not, it stands until an operator asks for something. */
    @JsonIgnore
    default boolean isDriven() {
        return true;
    }

    /** Rules get the weights of a step, one after the other; {@code from} is the step that stood before. */
    record Moving(int step, int from) implements ShiftPhase {
        @Override
        public String word() {
            return "moving";
        }
    }

    /** A rule could not be moved: those before it go back, in reverse order, to the weights of {@code from}. */
    record Compensating(int from, String reason) implements ShiftPhase {
        @Override
        public String word() {
            return "compensating";
        }
    }

    /** A step stands and is judged. {@code errors} counts judgements in a row that could not be had. */
    record Baking(int step, Instant since, int errors) implements ShiftPhase {
        @Override
        public String word() {
            return "baking";
        }
    }

    /** A step stands for as long as anybody wants and is judged all the time; only a failure moves it. */
    record Held(int step, Instant since, String reason) implements ShiftPhase {
        @Override
        public String word() {
            return "held";
        }
    }

    /** Nothing is judged, nothing moves. */
    record Paused(int step, String reason) implements ShiftPhase {
        @Override
        public String word() {
            return "paused";
        }

        @Override
        public boolean isDriven() {
            return false;
        }
    }

    /** All traffic goes back to the container. */
    record RollingBack(boolean hard, String reason) implements ShiftPhase {
        @Override
        public String word() {
            return "rolling back";
        }
    }

    /** The rules of the testers are removed; then the shift ends as {@code end} says. */
    record Closing(ShiftPhase end) implements ShiftPhase {
        @Override
        public String word() {
            return "closing";
        }
    }

    /** The last step stood its bake. */
    record Done(int step) implements ShiftPhase {
        @Override
        public String word() {
            return "done";
        }

        @Override
        public boolean isDriven() {
            return false;
        }
    }

    /** The container serves everything again; pinned clients too if {@code hard}. */
    record RolledBack(boolean hard, String reason) implements ShiftPhase {
        @Override
        public String word() {
            return "rolled back";
        }

        @Override
        public boolean isDriven() {
            return false;
        }
    }
}
