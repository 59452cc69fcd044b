package dev.banyan.migration.state;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.ExpectedRule;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.model.Arn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A shift, running or ended.
 *
 * @param number counts the shifts of a route, from 1
 * @param route the route as it was found at the start
 * @param startedBy who
 * @param startedAt when
 * @param plan what it is to do
 * @param rules the route's rules in order as they were left, weights included
 * @param before the weights of each rule before the step that is under way
 * @param lanes the rules that were made for testers
 * @param phase where it stands
 * @param steps what is known about each step that stood, in order of time
 * @param deployment what served the route when the step began to stand
 */
public record ShiftRecord(
        int number,
        Route route,
        String startedBy,
        Instant startedAt,
        ShiftPlan plan,
        List<ExpectedRule> rules,
        List<GroupWeights> before,
        List<Arn> lanes,
        ShiftPhase phase,
        List<StepRecord> steps,
        Deployment deployment) {

    /** Copies the lists. */
    public ShiftRecord {
        rules = List.copyOf(rules);
        before = List.copyOf(before);
        lanes = List.copyOf(lanes);
        steps = List.copyOf(steps);
    }

    /** Returns this shift in another phase; what it moves from is kept when it begins to move. */
    public ShiftRecord in(ShiftPhase next) {
        boolean begins = next instanceof ShiftPhase.Moving && !next.equals(phase);
        List<GroupWeights> from =
                begins ? rules.stream().map(ExpectedRule::weights).toList() : before;
        return new ShiftRecord(number, route, startedBy, startedAt, plan, rules, from, lanes, next, steps, deployment);
    }

    /** Returns this shift with one of its rules changed. */
    public ShiftRecord with(ExpectedRule changed) {
        List<ExpectedRule> all = rules.stream()
                .map(rule -> rule.rule().equals(changed.rule()) ? changed : rule)
                .toList();
        return new ShiftRecord(number, route, startedBy, startedAt, plan, all, before, lanes, phase, steps, deployment);
    }

    /** Returns this shift with other rules for testers. */
    public ShiftRecord withLanes(List<Arn> changed) {
        return new ShiftRecord(
                number, route, startedBy, startedAt, plan, rules, before, changed, phase, steps, deployment);
    }

    /** Returns this shift with a step that stands from now on. */
    public ShiftRecord standing(StepRecord step, Deployment serving) {
        List<StepRecord> all = new ArrayList<>(steps);
        all.add(step);
        return new ShiftRecord(number, route, startedBy, startedAt, plan, rules, before, lanes, phase, all, serving);
    }

    /** Returns this shift with a newer record of the last step. */
    public ShiftRecord withLastStep(StepRecord step) {
        List<StepRecord> all = new ArrayList<>(steps);
        all.set(all.size() - 1, step);
        return new ShiftRecord(number, route, startedBy, startedAt, plan, rules, before, lanes, phase, all, deployment);
    }

    /** Returns this shift with what serves the route. */
    public ShiftRecord serving(Deployment serving) {
        return new ShiftRecord(number, route, startedBy, startedAt, plan, rules, before, lanes, phase, steps, serving);
    }
}
