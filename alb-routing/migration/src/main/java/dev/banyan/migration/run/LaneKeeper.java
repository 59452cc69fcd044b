package dev.banyan.migration.run;

import dev.banyan.migration.lane.Lane;
import dev.banyan.migration.lane.Lanes;
import dev.banyan.migration.state.HeldState;
import dev.banyan.migration.state.JournalEntry.Outcome;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the rules of the testers before the first step and removes them at the end. */
final class LaneKeeper {

    private final ShiftTools tools;
    private final HeldState held;
    private final Lanes lanes;

    LaneKeeper(ShiftTools tools, HeldState held) {
        this.tools = tools;
        this.held = held;
        this.lanes = new Lanes(tools.client());
    }

    private ShiftRecord shift() {
        return shift(held.latest());
    }

    private static ShiftRecord shift(RouteState state) {
        return Objects.requireNonNull(state.shift(), "shift");
    }

    /** All lanes of a shift share one secret, so that a tester needs one cookie. */
    void open() {
        if (!shift().plan().lane()) {
            return;
        }
        List<Arn> rules = shift().route().rules();
        for (int i = shift().lanes().size(); i < rules.size(); i++) {
            open(rules.get(i));
        }
    }

    private void open(Arn rule) {
        Lane lane = new Lane(shift().route(), rule, shift().number());
        JournalledCall call =
                new JournalledCall(held, tools.clock(), "CreateRule", rule, "lane of testers above this rule");
        call.begin();
        String value = shift().lanes().isEmpty()
                ? tools.laneValues().get()
                : lanes.value(shift().route(), shift().lanes().get(0));
        Lanes.Opened opened = lanes.open(lane, value);
        List<Arn> all = new ArrayList<>(shift().lanes());
        all.add(opened.rule());
        Outcome outcome = opened.found() ? Outcome.FOUND : Outcome.APPLIED;
        call.end(outcome, state -> state.with(shift(state).withLanes(all)));
    }

    void close() {
        while (!shift().lanes().isEmpty()) {
            List<Arn> all = new ArrayList<>(shift().lanes());
            Arn last = all.remove(all.size() - 1);
            JournalledCall call = new JournalledCall(held, tools.clock(), "DeleteRule", last, "lane of testers");
            call.begin();
            boolean removed = lanes.remove(last);
            call.end(
                    removed ? Outcome.APPLIED : Outcome.FOUND,
                    state -> state.with(shift(state).withLanes(all)));
        }
    }
}
