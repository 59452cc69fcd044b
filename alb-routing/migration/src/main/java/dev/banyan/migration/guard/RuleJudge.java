package dev.banyan.migration.guard;

import dev.banyan.migration.plan.template.TemplateRule;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.model.Arn;
import java.util.Optional;
import java.util.Set;

/** Judges what a change means for one live rule. */
final class RuleJudge {

    /** An effect and why. */
    record Judged(Effect effect, String text) {}

    private final ResourceChange change;
    private final LiveRule live;
    private final boolean revertDrift;

    RuleJudge(ResourceChange change, LiveRule live, boolean revertDrift) {
        this.change = change;
        this.live = live;
        this.revertDrift = revertDrift;
    }

    Judged judge(Optional<GroupWeights> before, Optional<GroupWeights> after, Set<Arn> replaced) {
        return switch (change.action()) {
            case REMOVE -> removed();
            case UNKNOWN -> new Judged(Effect.CANNOT_TELL, "the change set does not say what becomes of it");
            case ADD ->
                new Judged(
                        Effect.CANNOT_TELL,
                        "a rule stands there already, at priority " + live.priority() + " of the same listener");
            case REPLACE -> replaced(before, after, replaced);
            default -> change.kind() == TemplateRule.Kind.STRANGLER ? strangler(after, replaced) : plain(before, after);
        };
    }

    private Judged removed() {
        boolean retained = change.before().map(TemplateRule::retained).orElse(false);
        return retained
                ? new Judged(Effect.CHANGES_ALL_BUT_WEIGHTS, "leaves the stack and stays on the load balancer")
                : new Judged(Effect.DROPS, "is deleted, with weights " + now());
    }

    private Judged replaced(Optional<GroupWeights> before, Optional<GroupWeights> after, Set<Arn> groups) {
        boolean otherKind = change.before().isPresent()
                && change.after().isPresent()
                && change.before().get().kind() != change.after().get().kind();
        if (otherKind) {
            return new Judged(Effect.DROPS, String.join(", ", change.reasons()));
        }
        Judged judged = change.kind() == TemplateRule.Kind.STRANGLER ? strangler(after, groups) : plain(before, after);
        return new Judged(judged.effect(), "is made anew on another listener; " + judged.text());
    }

    private Judged strangler(Optional<GroupWeights> after, Set<Arn> replaced) {
        if (change.action() == ResourceChange.Action.NONE) {
            return new Judged(Effect.KEEPS, "its weights belong to the live rule: " + now());
        }
        GroupWeights current = current();
        GroupWeights wanted = known(after);
        GroupWeights next = ProviderWeights.after(wanted, current, replaced);
        if (replaced.isEmpty() ? !ProviderWeights.moves(current, next) : isTheSameWithout(current, replaced)) {
            return new Judged(Effect.CHANGES_ALL_BUT_WEIGHTS, reasons() + "; the weights stay " + current);
        }
        return new Judged(Effect.WILL_MOVE, reasons() + "; its groups change: " + current + " -> " + next);
    }

    /** Groups that are made anew take no traffic along; those without any do not matter. */
    private static boolean isTheSameWithout(GroupWeights current, Set<Arn> replaced) {
        return replaced.stream().allMatch(group -> current.weights().getOrDefault(group, 0) == 0);
    }

    private Judged plain(Optional<GroupWeights> before, Optional<GroupWeights> after) {
        GroupWeights current = current();
        GroupWeights wanted = known(after);
        boolean touched = change.action() != ResourceChange.Action.NONE;
        if (!ProviderWeights.moves(current, wanted)) {
            return stays(before, current, touched);
        }
        String moves = current + " -> " + wanted;
        if (touched) {
            String stale = before.filter(old -> ProviderWeights.moves(old, current))
                    .map(old -> " (made when they were " + old + ")")
                    .orElse("");
            return new Judged(Effect.WILL_MOVE, reasons() + ": " + moves + stale);
        }
        return revertDrift
                ? new Judged(Effect.WILL_MOVE, "reverting drift: " + moves)
                : new Judged(
                        Effect.WOULD_MOVE_IF_TOUCHED,
                        "an edit of any property, its rollback, or a revert of drift: " + moves);
    }

    private Judged stays(Optional<GroupWeights> before, GroupWeights current, boolean touched) {
        if (!touched) {
            return new Judged(Effect.KEEPS, "the template has its live weights, " + current);
        }
        Optional<GroupWeights> rollback = before.filter(old -> ProviderWeights.moves(current, old));
        return rollback.isPresent()
                ? new Judged(
                        Effect.WOULD_MOVE_IF_TOUCHED,
                        reasons() + "; the weights stay " + current + ", but if this deploy fails, its rollback writes "
                                + rollback.get())
                : new Judged(Effect.CHANGES_ALL_BUT_WEIGHTS, reasons() + "; the weights stay " + current);
    }

    private GroupWeights current() {
        return live.weights()
                .orElseThrow(() -> new IllegalArgumentException("the live rule forwards to no target group"));
    }

    private static GroupWeights known(Optional<GroupWeights> weights) {
        GroupWeights known = weights.orElseThrow(() -> new IllegalArgumentException("its weights are not told"));
        if (Matching.isUnresolved(known)) {
            throw new IllegalArgumentException("which live target groups its template means is not known: " + known
                    + " (give the stack's resources)");
        }
        return known;
    }

    private String reasons() {
        return change.reasons().isEmpty() ? "is written" : "changes " + String.join(", ", change.reasons());
    }

    private String now() {
        return live.weights().map(GroupWeights::toString).orElse("none");
    }
}
