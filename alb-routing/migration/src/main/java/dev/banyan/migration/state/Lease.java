package dev.banyan.migration.state;

import java.time.Instant;

/**
 * Who may change a route at the moment.
 *
 * @param holder who, for a person: user, machine and process
 * @param purpose for what, such as {@code shift} or {@code deploy}
 * @param token larger than every token before it; each write of the holder shows it
 * @param until when it runs out unless it is renewed; the route stays where it is then
 */
public record Lease(String holder, String purpose, long token, Instant until) {

    /** Returns whether it still holds. */
    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }
}
