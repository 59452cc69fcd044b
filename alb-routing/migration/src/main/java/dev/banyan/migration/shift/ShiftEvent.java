package dev.banyan.migration.shift;

import dev.banyan.migration.evidence.Judgement;
import java.time.Instant;

/** Something that happens to a shift. Immutable. */
public sealed interface ShiftEvent {

    /** Returns what a reader calls it, such as {@code pause}. */
    String word();

    /** Returns whether an operator asks for it; the other events come from the shift itself. */
    default boolean isRequest() {
        return false;
    }

    /** What an operator may ask for. */
    sealed interface Request extends ShiftEvent {
        @Override
        default boolean isRequest() {
            return true;
        }
    }

    /** Let go: nothing is judged or moved until a resume. */
    record Pause(String reason) implements Request {
        @Override
        public String word() {
            return "pause";
        }
    }

    /** Go on after a pause. */
    record Resume() implements Request {
        @Override
        public String word() {
            return "resume";
        }
    }

    /** Do not wait for the rest of this bake. {@code full}: go to the last step at once. */
    record Promote(boolean full) implements Request {
        @Override
        public String word() {
            return full ? "promote --full" : "promote";
        }
    }

    /** Stay on this step and keep judging. */
    record Hold() implements Request {
        @Override
        public String word() {
            return "hold";
        }
    }

    /** Back to the container. {@code hard}: the Lambda group leaves the forward, pinned clients with it. */
    record Abort(boolean hard) implements Request {
        @Override
        public String word() {
            return hard ? "abort --hard" : "abort";
        }
    }

    /** Begin the same plan anew after it was rolled back. */
    record Retry() implements Request {
        @Override
        public String word() {
            return "retry";
        }
    }

    /** All rules have the weights of the phase, and these have reached the load balancer. */
    record Moved(Instant at) implements ShiftEvent {
        @Override
        public String word() {
            return "moved";
        }
    }

    /** A rule could not be moved. */
    record MoveFailed(String reason) implements ShiftEvent {
        @Override
        public String word() {
            return "move failed";
        }
    }

    /** The step was judged. */
    record Judged(Judgement judgement, Instant at) implements ShiftEvent {
        @Override
        public String word() {
            return "judged";
        }
    }

    /** Somebody else changed a rule. */
    record ForeignChange(String difference) implements ShiftEvent {
        @Override
        public String word() {
            return "foreign change";
        }
    }

    /** A new version of the function or the container serves the route. */
    record Redeployed(String what, Instant at) implements ShiftEvent {
        @Override
        public String word() {
            return "redeployed";
        }
    }

    /** The rules of the testers are gone. */
    record Closed() implements ShiftEvent {
        @Override
        public String word() {
            return "closed";
        }
    }
}
