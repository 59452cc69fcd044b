package dev.banyan.migration.run;

import dev.banyan.migration.shift.ShiftEvent;
import dev.banyan.migration.state.OperatorRequest;

/** The events that operators ask for. */
final class Requests {

    private Requests() {}

    /** @throws IllegalArgumentException if there is no such verb */
    static ShiftEvent event(OperatorRequest request) {
        return switch (request.verb()) {
            case "pause" -> new ShiftEvent.Pause("paused by " + request.who());
            case "resume" -> new ShiftEvent.Resume();
            case "promote" -> new ShiftEvent.Promote(request.option());
            case "hold" -> new ShiftEvent.Hold();
            case "abort" -> new ShiftEvent.Abort(request.option());
            case "retry" -> new ShiftEvent.Retry();
            default ->
                throw new IllegalArgumentException(
                        "request: " + request.verb() + " (expected: pause, resume, promote, hold, abort or retry)");
        };
    }
}
