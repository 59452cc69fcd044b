package dev.banyan.migration.support;

import dev.banyan.migration.evidence.BakingStep;
import dev.banyan.migration.evidence.Judgement;
import dev.banyan.migration.evidence.StepJudge;
import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.route.Route;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Judges as it is told. */
public final class Judge implements StepJudge {

    private Function<BakingStep, Verdict> rule = step -> Verdict.PASS;
    private List<String> red = List.of();

    /** Gives a verdict by what is asked. */
    public Judge saying(Function<BakingStep, Verdict> verdicts) {
        rule = verdicts;
        return this;
    }

    public Judge red(String... names) {
        red = List.of(names);
        return this;
    }

    @Override
    public List<String> redAtStart(Route route, Instant now) {
        return red;
    }

    @Override
    public Judgement judge(BakingStep step) {
        Verdict verdict = rule.apply(step);
        return new Judgement(verdict, verdict + " at " + step.share());
    }
}
