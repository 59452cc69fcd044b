package dev.banyan.migration.guard;

import java.time.Instant;

/**
 * Says that a deploy goes on, from its change set to its end.
 *
 * @param scope what is locked: a route's name, or a load balancer
 * @param holder who, for a person
 * @param reason why, such as the name of the stack
 * @param token larger than every token before it; whoever releases or extends the lock shows it
 * @param until when it runs out, because a deploy that died must not hold up a shift for ever
 * @param released whether it was given back
 */
public record DeployLock(String scope, String holder, String reason, long token, Instant until, boolean released) {

    /** Returns whether it holds. */
    public boolean isHeld(Instant now) {
        return !released && now.isBefore(until);
    }

    DeployLock asReleased() {
        return new DeployLock(scope, holder, reason, token, until, true);
    }

    /** Returns a sentence for whoever is held up. */
    public String sentence() {
        return scope + " is locked by " + holder + " for " + reason + " until " + until;
    }
}
