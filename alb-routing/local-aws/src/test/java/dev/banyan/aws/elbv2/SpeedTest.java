package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.elbv2.State.PlacedRule;
import dev.banyan.aws.journal.Journal;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal costs. */
class SpeedTest {

    private static final int CHANGES = 10_000;

    @TempDir
    Path folder;

    /** The processor time of this thread, so that a busy machine does not count. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(now() - start).toMillis();
    }

    private static void shift(Elbv2Store store, int weight) {
        store.change(state -> {
            PlacedRule placed = state.rule(Base.ruleArn(10));
            Rule old = placed.rule();
            Rule changed = new Rule(
                    old.arn(),
                    old.priority(),
                    old.conditions(),
                    List.of(Base.forward(Base.CATALOG, 1, Base.FUNCTION, weight)),
                    old.tags());
            return state.with(new PlacedRule(placed.loadBalancer(), placed.listener(), changed));
        });
    }

    private static long shiftAll(Journal journal) {
        Elbv2Store store = Elbv2Store.open(new Base().routing(), RoutingSink.NONE, journal);
        for (int change = 0; change < CHANGES; change++) {
            shift(store, change % 999);
        }
        long start = now();
        for (int change = 0; change < CHANGES; change++) {
            shift(store, change % 999);
        }
        return millisSince(start);
    }

    @Test
    @Tag("full")
    void tenThousandChanges_costLessThanASecond() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            long millis = shiftAll(journal);
            System.out.println("10,000 changes of a rule, journalled: " + millis + " ms");
            assertThat(millis).isLessThan(1000);
        }
    }

    private static Base many(int weight) {
        Base many = new Base();
        for (int priority = 100; priority < 100 + CHANGES; priority++) {
            many.rules.add(Base.rule(priority, Base.CATALOG, 1, Base.FUNCTION, weight));
        }
        return many;
    }

    @Test
    @Tag("full")
    void tenThousandChangedRules_areChangedAgain() throws IOException {
        Routing template = many(0).routing();
        Routing shifted = many(7).routing();
        try (Journal journal = Journal.open(folder)) {
            Elbv2Store store = Elbv2Store.open(template, RoutingSink.NONE, journal);
            store.change(state -> new State(
                    shifted, state.loadBalancers(), state.listeners(), state.targetGroups(), state.authentication()));
        }
        long start = now();
        try (Journal journal = Journal.open(folder)) {
            Elbv2Store again = Elbv2Store.open(template, RoutingSink.NONE, journal);
            long millis = millisSince(start);
            System.out.println("10,000 changed rules came back in " + millis + " ms");
            assertThat(millis).isLessThan(2000);
            assertThat(again.routing()).isEqualTo(shifted);
        }
    }
}
