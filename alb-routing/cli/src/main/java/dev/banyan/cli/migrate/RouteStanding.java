package dev.banyan.cli.migrate;

import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.migration.state.Lease;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import dev.banyan.migration.state.StepRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a route stands.
 *
 * @param route its name
 * @param share what goes to Lambda by the live weights, rule by rule where they differ
 * @param shift the word for the shift's phase
 * @param since when its last step began to stand, or nothing
 * @param evidence the last judgement
 * @param warning what somebody must look after, or nothing
 * @param history what happened, oldest first
 */
record RouteStanding(
        String route, String share, String shift, String since, String evidence, String warning, List<String> history) {

    static RouteStanding of(Route route, LiveRules live, RouteState state, Instant now) {
        ShiftRecord shift = state.shift();
        StepRecord step = shift == null || shift.steps().isEmpty()
                ? null
                : shift.steps().get(shift.steps().size() - 1);
        return new RouteStanding(
                route.name(),
                share(route, live),
                shift == null ? "none yet" : shift.phase().word(),
                step == null ? "" : step.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                evidence(step),
                warning(state, now),
                state.audit().stream()
                        .map(entry -> entry.at().truncatedTo(ChronoUnit.SECONDS) + "  " + entry.what()
                                + (entry.evidence().isEmpty() ? "" : "  " + entry.evidence()) + "  (" + entry.who()
                                + ")")
                        .toList());
    }

    private static String share(Route route, LiveRules live) {
        return route.rules().stream()
                .map(rule -> live.get(rule)
                        .weights()
                        .map(weights -> share(weights, route))
                        .orElse("no forward"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String share(GroupWeights weights, Route route) {
        return weights.nearestShare(route.lambdaGroup()).toString();
    }

    private static String evidence(@Nullable StepRecord step) {
        Judgement judgement = step == null ? null : step.judgement();
        return judgement == null ? "" : judgement.verdict() + ": " + judgement.proof();
    }

    /** A shift that should be driven and is not stays where it is, unguarded: the one thing nobody may overlook. */
    private static String warning(RouteState state, Instant now) {
        ShiftRecord shift = state.shift();
        Lease lease = state.lease();
        boolean held = lease != null && lease.isLive(now);
        if (shift == null || !shift.phase().isDriven() || held) {
            return "";
        }
        return "NOBODY DRIVES route " + state.route() + ": it is "
                + shift.phase().word()
                + " and no guardrail is looked at"
                + (lease == null
                        ? ""
                        : "; " + lease.holder() + " held it until "
                                + lease.until().truncatedTo(ChronoUnit.SECONDS))
                + ". Take it up: banyan shift resume " + state.route();
    }
}
