/**
 * Tests that may be looked at after every window and still keep their stated error probabilities. Plain arithmetic:
 * no clock, no client.
 *
 * <p>Every test here is a bet against the claim it doubts, with a stake of 1. Its worth after each window is an
 * <i>e-process</i>: were the claim true, the chance that it ever reaches 1/p is at most p (Ville's inequality). So a
 * look costs nothing, and waiting for one more window is always allowed.
 *
 * @see <a href="https://arxiv.org/abs/2106.02693">Turner, Ly, Gruenwald: Generic E-Variables for Exact Sequential
 *     k-Sample Tests that allow for Optional Stopping</a>
 * @see <a href="https://arxiv.org/abs/2203.09785">Turner, Gruenwald: Exact Anytime-valid Confidence Intervals for
 *     Contingency Tables and Beyond</a>
 */
@NullMarked
package dev.banyan.migration.guardrail.sequential;

import org.jspecify.annotations.NullMarked;
