package dev.banyan.migration.state;

import dev.banyan.migration.evidence.Verdict;
import java.time.Instant;

/**
 * What a check of the whole route found last, such as preflight or compare.
 *
 * @param verdict its verdict
 * @param text what it found, in one line
 * @param who who ran it
 * @param at when
 */
public record Finding(Verdict verdict, String text, String who, Instant at) {}
