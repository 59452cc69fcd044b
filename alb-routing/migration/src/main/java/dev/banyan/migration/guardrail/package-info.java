/**
 * Judges a step of a shift by the metrics of the route's own two groups: new against old, in the same windows. Its
 * verdicts have stated error probabilities; docs/GUARDRAILS.md says under which assumptions.
 */
@NullMarked
package dev.banyan.migration.guardrail;

import org.jspecify.annotations.NullMarked;
