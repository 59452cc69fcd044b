package dev.banyan.migration.run;

import dev.banyan.migration.MigrationException;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.ExpectedRule;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.migration.shift.ShiftCourse;
import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.state.HeldState;
import dev.banyan.migration.state.ShiftRecord;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks before a shift, and its first entry in the state. */
final class ShiftStart {

    static final String TAKEN_UP = "taken up";

    private final ShiftTools tools;
    private final HeldState held;

    ShiftStart(ShiftTools tools, HeldState held) {
        this.tools = tools;
        this.held = held;
    }

    void begin(Route route, ShiftPlan plan, boolean ignoreRed) {
        ShiftRecord last = held.latest().shift();
        requireNoneUnderWay(route, last);
        refuse(route, tools.deployments().obstacles(route), "");
        List<String> red = tools.judge().redAtStart(route, tools.clock().instant());
        refuse(route, ignoreRed ? List.of() : red, " (expected: nothing red at the start, or --ignore-red)");
        List<ExpectedRule> rules = rules(route);
        String text = plan.steps().stream().map(step -> step.share().percent()).collect(Collectors.joining(", "));
        int number = last == null ? 1 : last.number() + 1;
        ShiftRecord shift = new ShiftRecord(
                number,
                route,
                held.holder(),
                tools.clock().instant(),
                plan,
                rules,
                rules.stream().map(ExpectedRule::weights).toList(),
                List.of(),
                new ShiftCourse(plan).begin(),
                List.of(),
                tools.deployments().of(route));
        String what = "shift " + number + " started: " + text + " %";
        String ignored = red.isEmpty() ? "" : "ignored although red: " + String.join(", ", red);
        held.change(state -> state.with(shift).audited(shift.startedAt(), held.holder(), what, ignored));
    }

    private static void requireNoneUnderWay(Route route, @Nullable ShiftRecord last) {
        if (last != null && (last.phase().isDriven() || last.phase() instanceof ShiftPhase.Paused)) {
            throw new MigrationException("route " + route.name() + ": shift " + last.number() + " is "
                    + last.phase().word() + " (expected: none under way; resume or abort it)");
        }
    }

    private static void refuse(Route route, List<String> reasons, String expected) {
        if (!reasons.isEmpty()) {
            throw new MigrationException("route " + route.name() + ": " + String.join("; ", reasons) + expected);
        }
    }

    private List<ExpectedRule> rules(Route route) {
        LiveRules live = new LiveRules(tools.client());
        List<ExpectedRule> rules = new ArrayList<>();
        for (Arn arn : route.rules()) {
            LiveRule rule = live.get(arn);
            GroupWeights weights = rule.weights().orElse(null);
            if (weights == null || !weights.has(route.containerGroup())) {
                throw new MigrationException("rule " + arn + ": " + (weights == null ? "no forward" : weights)
                        + " (expected: a forward to the container group "
                        + GroupWeights.name(route.containerGroup()) + ")");
            }
            rules.add(ExpectedRule.of(rule));
        }
        return rules;
    }
}
