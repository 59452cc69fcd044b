package dev.banyan.migration.evidence;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.Share;
import java.time.Instant;

/**
 * A step that is to be judged.
 *
 * @param route the route with its two groups
 * @param step the step's number, 0 for the first
 * @param share what goes to Lambda since {@code since}
 * @param since when the bake began: the weights had reached the load balancer
 * @param now the end of the time to look at
 */
public record BakingStep(Route route, int step, Share share, Instant since, Instant now) {}
