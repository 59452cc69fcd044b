package dev.banyan.migration.evidence;

/** What the evidence says about a step. */
public enum Verdict {
    /** The new side is no worse, within the stated error probabilities. */
    PASS,
    /** The new side is worse: roll back. */
    FAIL,
    /** Too little was seen: keep baking, never promote. */
    NOT_ENOUGH_DATA,
    /** The evidence could not be had. */
    ERROR
}
