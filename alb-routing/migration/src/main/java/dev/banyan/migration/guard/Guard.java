package dev.banyan.migration.guard;

import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.guard.ResourceChange.Action;
import dev.banyan.migration.plan.template.Template;
import dev.banyan.migration.plan.template.TemplateRule;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what a deploy would do to rules whose weights move, and refuses one that would move live weights or drop a rule.
 * Two things are taken for certain: CloudFormation writes all properties of a plain rule, the weights of its template too,
 * whenever it writes one of them, and when it rolls that back; and it does not touch a rule whose properties do not change.
 *
 * <p>Makes no calls: {@link LiveSystem} reads what is live.
 */
public final class Guard {

    private final RuleChangeSet changes;
    private final Template after;
    private final LiveSystem live;
    private final GuardOptions options;
    private final Matching matching;

    private Guard(RuleChangeSet changes, Template after, LiveSystem live, GuardOptions options) {
        this.changes = changes;
        this.after = after;
        this.live = live;
        this.options = options;
        this.matching = new Matching(changes, live);
    }

    /**
     * Checks a deploy.
     *
     * @param changes what it would do
     * @param after the template to deploy; where only a change set is known, the one before
     * @param live what is live
     * @param options how strict to be
     */
    public static GuardReport check(RuleChangeSet changes, Template after, LiveSystem live, GuardOptions options) {
        Guard guard = new Guard(changes, after, live, options);
        List<GuardFinding> findings = new ArrayList<>();
        changes.changes().forEach(change -> guard.judge(change).ifPresent(findings::add));
        findings.addAll(guard.forgotten());
        return new GuardReport(
                guard.verdict(findings),
                findings,
                changes.unclear(),
                new DriftSorting(changes, live, guard.matching).sort());
    }

    private Verdict verdict(List<GuardFinding> findings) {
        List<GuardFinding> counted = findings.stream()
                .filter(GuardFinding::isGoverned)
                .filter(finding -> !options.accepted().contains(finding.route()))
                .toList();
        boolean fails = counted.stream().anyMatch(finding -> switch (finding.effect()) {
            case WILL_MOVE, DROPS -> true;
            case WOULD_MOVE_IF_TOUCHED -> options.strict();
            default -> false;
        });
        if (fails) {
            return Verdict.FAIL;
        }
        boolean unclear = !changes.unclear().isEmpty()
                || counted.stream().anyMatch(finding -> finding.effect() == Effect.CANNOT_TELL);
        return unclear ? Verdict.NOT_ENOUGH_DATA : Verdict.PASS;
    }

    private Optional<GuardFinding> judge(ResourceChange change) {
        Match match = matching.find(change);
        if (match instanceof Match.Found found) {
            return Optional.of(judge(change, found.rule()));
        }
        String route = change.latest().map(TemplateRule::route).orElse("");
        if (match instanceof Match.Ambiguous ambiguous) {
            return Optional.of(new GuardFinding(route, change.logicalId(), "", Effect.CANNOT_TELL, ambiguous.why()));
        }
        return switch (change.action()) {
            case ADD ->
                Optional.of(new GuardFinding(
                        route, change.logicalId(), "", Effect.ADDS, "is made with the weights of the template"));
            case NONE, REMOVE -> Optional.empty();
            default ->
                Optional.of(new GuardFinding(
                        route, change.logicalId(), "", Effect.CANNOT_TELL, "its live rule was not found"));
        };
    }

    private GuardFinding judge(ResourceChange change, TaggedRule found) {
        String marked = change.latest().map(TemplateRule::route).orElse("");
        String route = found.route().orElse(marked == null ? "" : marked);
        RuleJudge judge = new RuleJudge(change, found.rule(), options.revertDrift());
        RuleJudge.Judged judged;
        try {
            judged = found.route().isPresent() && losesMark(change, route)
                    ? new RuleJudge.Judged(Effect.DROPS, "loses the tag banyan:route, by which its shift finds it")
                    : judge.judge(
                            change.before().map(rule -> weights(rule, changes.before(), found)),
                            change.after().map(rule -> weights(rule, after, found)),
                            replaced(change, found));
        } catch (IllegalArgumentException e) {
            judged = new RuleJudge.Judged(Effect.CANNOT_TELL, String.valueOf(e.getMessage()));
        }
        return new GuardFinding(route, change.logicalId(), found.rule().arn().value(), judged.effect(), judged.text());
    }

    /** A rule that was adopted has no mark in its template, which therefore cannot lose it. */
    private static boolean losesMark(ResourceChange change, String route) {
        boolean had =
                change.before().map(TemplateRule::route).filter(route::equals).isPresent();
        return had
                && change.action() == Action.MODIFY
                && change.after().map(TemplateRule::route).filter(route::equals).isEmpty();
    }

    private GroupWeights weights(TemplateRule rule, Template template, TaggedRule found) {
        return matching.weights(rule, template, found.rule());
    }

    private Set<Arn> replaced(ResourceChange change, TaggedRule found) {
        return change.reasons().stream()
                .filter(reason -> reason.endsWith(TemplateChanges.REPLACED))
                .map(reason -> reason.substring(0, reason.length() - TemplateChanges.REPLACED.length()))
                .map(name -> changes.resources()
                        .physicalId(name)
                        .map(Arn::new)
                        .orElseGet(() -> matching.resolve(
                                new Arn("arn:aws:unresolved:::" + name), changes.before(), found.rule())))
                .collect(Collectors.toSet());
    }

    /** Rules that a stack made and that no template speaks of any more. */
    private List<GuardFinding> forgotten() {
        if (changes.stack().isEmpty() || after.rules().isEmpty()) {
            return List.of();
        }
        return live.rules().stream()
                .filter(rule -> rule.tags()
                        .getOrDefault("banyan:stack-resource", "")
                        .contains(":stack/" + changes.stack() + "/"))
                .filter(rule -> changes.changes().stream()
                        .noneMatch(change -> rule.isResource(changes.stack(), change.logicalId())))
                .map(rule -> new GuardFinding(
                        rule.route().orElse(""),
                        rule.tags().getOrDefault("banyan:stack-resource", "").replaceAll(".*/", ""),
                        rule.rule().arn().value(),
                        Effect.DROPS,
                        "is not in the template any more"))
                .toList();
    }
}
