package dev.banyan.migration.evidence;

import dev.banyan.migration.route.Route;
import java.time.Instant;
import java.util.List;

/**
 * Judges the steps of a shift. It is asked again and again while a step bakes; what it needs to
 * remember between two questions it must read anew, because the next question may come from another
 * machine.
 *
 * <p>Implementations answer {@link Verdict#ERROR} instead of throwing when the evidence cannot be had.
 */
public interface StepJudge {

    /**
     * Returns what is red before anything moved, such as {@code alarm checkout-5xx}; a start is refused
     * by these names. A judge without such knowledge returns none.
     */
    default List<String> redAtStart(Route route, Instant now) {
        return List.of();
    }

    /** Returns the verdict on a step so far. */
    Judgement judge(BakingStep step);
}
