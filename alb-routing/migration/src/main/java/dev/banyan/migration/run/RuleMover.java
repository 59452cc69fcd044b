package dev.banyan.migration.run;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.ExpectedRule;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.migration.rule.RuleChange;
import dev.banyan.migration.rule.RuleChangeRefusedException;
import dev.banyan.migration.rule.Share;
import dev.banyan.migration.shift.ShiftPhase.Moving;
import dev.banyan.migration.state.HeldState;
import dev.banyan.migration.state.JournalEntry.Outcome;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Moves the rules of a route, one after the other, and takes moves back in reverse order. */
final class RuleMover {

    private final ShiftTools tools;
    private final HeldState held;
    private final RuleChange change;
    private final LiveRules live;

    RuleMover(ShiftTools tools, HeldState held) {
        this.tools = tools;
        this.held = held;
        this.change = new RuleChange(tools.client());
        this.live = new LiveRules(tools.client());
    }

    private ShiftRecord shift() {
        return Objects.requireNonNull(held.latest().shift(), "shift");
    }

    /** Returns when the weights of a step have reached the load balancer; a rule that refuses ends the wave. */
    Instant move(Moving phase) {
        Share share = shift().plan().step(phase.step()).share();
        Route route = shift().route();
        Instant reached = tools.clock().instant();
        for (ExpectedRule rule : shift().rules()) {
            GroupWeights wanted = rule.weights().withShare(route.containerGroup(), route.lambdaGroup(), share);
            reached = later(reached, write(rule, wanted));
        }
        return reached;
    }

    /** Takes back what the step under way has moved. Returns what could not be, a line each. */
    List<String> compensate() {
        List<String> failures = new ArrayList<>();
        List<ExpectedRule> rules = shift().rules();
        for (int i = rules.size() - 1; i >= 0; i--) {
            try {
                write(rules.get(i), shift().before().get(i));
            } catch (RuleChangeRefusedException refused) {
                failures.add(String.valueOf(refused.getMessage()));
            }
        }
        return failures;
    }

    /**
     * Gives everything to the container, in reverse order. A rule that somebody else changed is taken as it
     * is now: only its weights are written, and leaving the new side must not wait for a person. Returns
     * what could not be done, a line each.
     */
    List<String> rollBack(boolean hard) {
        List<String> failures = new ArrayList<>();
        List<ExpectedRule> rules = shift().rules();
        for (int i = rules.size() - 1; i >= 0; i--) {
            rollBack(rules.get(i), hard).ifPresent(failures::add);
        }
        return failures;
    }

    private Optional<String> rollBack(ExpectedRule rule, boolean hard) {
        Route route = shift().route();
        LiveRule now = live.find(rule.rule()).orElse(null);
        if (now == null) {
            // A rule that is gone sends nothing anywhere.
            return Optional.empty();
        }
        GroupWeights weights = now.weights().orElse(null);
        if (weights == null || !weights.has(route.containerGroup())) {
            return Optional.of("rule " + rule.rule() + " does not forward to the container group any more");
        }
        GroupWeights wanted = hard
                ? weights.without(route.containerGroup(), route.lambdaGroup())
                : weights.withShare(route.containerGroup(), route.lambdaGroup(), Share.NONE);
        try {
            write(ExpectedRule.of(now), wanted);
            return Optional.empty();
        } catch (RuleChangeRefusedException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private Instant write(ExpectedRule rule, GroupWeights wanted) {
        if (rule.weights().equals(wanted)) {
            keep(rule);
            return tools.clock().instant();
        }
        JournalledCall call =
                new JournalledCall(held, tools.clock(), "ModifyRule", rule.rule(), rule.weights() + " -> " + wanted);
        call.begin();
        try {
            RuleChange.Result result = change.write(rule, wanted);
            Outcome outcome = result.outcome() == RuleChange.Outcome.WRITTEN ? Outcome.APPLIED : Outcome.FOUND;
            call.end(outcome, state -> state.with(shift(state).with(rule.with(wanted))));
            return tools.propagation().reached(result.rule(), tools.clock().instant());
        } catch (RuleChangeRefusedException refused) {
            call.end(Outcome.REFUSED, state -> state);
            throw refused;
        } catch (AwsServiceException failed) {
            if (!Transient.is(failed)) {
                call.end(Outcome.REFUSED, state -> state);
            }
            throw failed;
        }
    }

    /** Nothing to write, but what was read just now may be new to the state. */
    private void keep(ExpectedRule rule) {
        if (!shift().rules().contains(rule)) {
            held.change(state -> state.with(shift(state).with(rule)));
        }
    }

    /** Returns what somebody else changed, in one line; empty if all rules are as they were left. */
    Optional<String> foreignChange() {
        for (ExpectedRule rule : shift().rules()) {
            LiveRule now = live.find(rule.rule()).orElse(null);
            if (now == null) {
                return Optional.of("rule " + rule.rule() + " was deleted");
            }
            List<String> differences = rule.differences(now);
            if (!differences.isEmpty()) {
                return Optional.of("rule " + rule.rule() + ": " + String.join("; ", differences));
            }
        }
        return Optional.empty();
    }

    /** Takes the live rules as they are now for what is expected, on an operator's word. */
    void accept() {
        List<ExpectedRule> accepted = shift().rules().stream()
                .map(rule -> ExpectedRule.of(live.get(rule.rule())))
                .toList();
        held.change(state -> {
            ShiftRecord shift = shift(state);
            for (ExpectedRule rule : accepted) {
                shift = shift.with(rule);
            }
            return state.with(shift);
        });
    }

    private static ShiftRecord shift(RouteState state) {
        return Objects.requireNonNull(state.shift(), "shift");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
