/**
 * Moves the live traffic of a route between its container and its Lambda target group, on AWS or on
 * anything that answers like it: this room knows AWS clients only.
 *
 * <p>What hangs onto what:
 *
 * <ul>
 *   <li>{@code route}: {@link dev.banyan.migration.route.Routes} finds a {@link dev.banyan.migration.route.Route}
 *       (rules in order, lanes, container group, Lambda group) by the tags {@code banyan:route} and {@code
 *       banyan:role}; {@link dev.banyan.migration.route.RouteTags} reads tags within AWS's limits.
 *   <li>{@code rule}: {@link dev.banyan.migration.rule.LiveRules} reads whole rules, {@link
 *       dev.banyan.migration.rule.LiveRule} answers weights, stickiness and {@link
 *       dev.banyan.migration.rule.RuleShape} (all but the weights, comparable over weeks); {@link
 *       dev.banyan.migration.rule.RuleChange} is the one way weights are written; {@link
 *       dev.banyan.migration.rule.Share} is a percentage exact to 0.1, {@link
 *       dev.banyan.migration.rule.GroupWeights} what it means in weights; {@link
 *       dev.banyan.migration.rule.ModelRules} hands live rules to the rule engine.
 *   <li>{@code evidence}: {@link dev.banyan.migration.evidence.StepJudge} gives one of the four verdicts with its
 *       proof; {@code guardrail} implements it over CloudWatch.
 *   <li>{@code state}: {@link dev.banyan.migration.state.RouteState} is the one document of a route: the shift
 *       with its steps and their judgements, lease, journal, audit, and {@link
 *       dev.banyan.migration.state.Finding}s of checks such as preflight and compare. {@link
 *       dev.banyan.migration.state.RouteStates} reads it, takes the lease ({@code acquire}, also for a deploy),
 *       leaves requests and findings, over {@link dev.banyan.migration.state.S3StateStore} or {@link
 *       dev.banyan.migration.state.FolderStateStore}. {@link dev.banyan.migration.state.StateJson#mapper} writes
 *       plans and reports.
 *   <li>{@code shift}: {@link dev.banyan.migration.shift.ShiftPlan} (presets, free lists), {@link
 *       dev.banyan.migration.shift.ShiftPhase} and {@link dev.banyan.migration.shift.ShiftEvent}, led from one to the
 *       next by {@link dev.banyan.migration.shift.ShiftCourse}; all pure.
 *   <li>{@code lane}: rules for testers, proved reachable before they are made.
 *   <li>{@code run}: {@link dev.banyan.migration.run.ShiftRunner} starts, takes up and asks; everything it drives with
 *       is in {@link dev.banyan.migration.run.ShiftTools}.
 * </ul>
 *
 * <p>Packages build on those named before them, {@code run} on all; there are no circles.
 */
@NullMarked
package dev.banyan.migration;

import org.jspecify.annotations.NullMarked;
