package dev.banyan.migration.state;

import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.rule.Share;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a step that stood.
 *
 * @param step its number
 * @param share what went to Lambda
 * @param since when its weights had reached the load balancer
 * @param judgement the last judgement, or null before the first
 * @param judgedAt when that was, or null
 */
public record StepRecord(
        int step,
        Share share,
        Instant since,
        @Nullable Judgement judgement,
        @Nullable Instant judgedAt) {

    /** Returns this record with a newer judgement. */
    public StepRecord judged(Judgement newer, Instant at) {
        return new StepRecord(step, share, since, newer, at);
    }
}
