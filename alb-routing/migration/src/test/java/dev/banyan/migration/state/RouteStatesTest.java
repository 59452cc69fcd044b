package dev.banyan.migration.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.evidence.Verdict;
import dev.banyan.migration.support.MemoryStore;
import dev.banyan.migration.support.Time;
import dev.banyan.model.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The guarantees of the state, each pulled once. */
class RouteStatesTest {

    private static final Duration LENGTH = Duration.ofMinutes(1);
    private static final Arn RULE = new Arn("arn:aws:elasticloadbalancing:eu-central-1:1:listener-rule/app/a/b/c/d");

    private final Time time = new Time();
    private final MemoryStore store = new MemoryStore();
    private final RouteStates states = new RouteStates(store, time);

    private HeldState acquire(String holder) {
        return states.acquire("catalog", holder, "shift", LENGTH);
    }

    @Test
    void twoHolders_theSecondIsRefusedByTheNameOfTheFirst() {
        acquire("ann");

        assertThatThrownBy(() -> acquire("bob"))
                .isInstanceOf(LeaseLostException.class)
                .hasMessage("route catalog is held by ann for shift until 2026-11-23T12:01:00Z");
    }

    @Test
    void lease_thatRanOut_goesToTheNext_withALargerToken() {
        acquire("ann");
        time.jump(LENGTH);

        acquire("bob");

        Lease lease = Objects.requireNonNull(states.read("catalog").lease());
        assertThat(lease.holder()).isEqualTo("bob");
        assertThat(lease.token()).isEqualTo(2);
    }

    @Test
    void staleHolder_isRefused_whateverItWrites() {
        HeldState stale = acquire("ann");
        time.jump(LENGTH);
        HeldState fresh = acquire("bob");

        assertThatThrownBy(stale::renew)
                .isInstanceOf(LeaseLostException.class)
                .hasMessage("route catalog: the lease of ann ran out, bob holds it now");
        fresh.release();
        assertThatThrownBy(stale::renew)
                .hasMessage("route catalog: the lease of ann ran out, and another holder was here since");
        stale.release();
        assertThat(states.read("catalog").lastToken()).isEqualTo(2);
    }

    @Test
    void holder_thatWasLate_goesOn_ifNobodyWasHereMeanwhile() {
        HeldState late = acquire("ann");
        time.jump(LENGTH.multipliedBy(5));

        assertThat(Objects.requireNonNull(late.renew().lease()).until())
                .isEqualTo(time.instant().plus(LENGTH));
    }

    @Test
    void release_givesTheLeaseToTheNextAtOnce() {
        acquire("ann").release();

        assertThat(acquire("bob").holder()).isEqualTo("bob");
    }

    @Test
    void lostAnswers_areRecognised_andNothingIsWrittenTwice() {
        store.loseAnswers(1);
        HeldState held = acquire("ann");
        store.loseAnswers(1);

        held.change(state -> state.audited(time.instant(), "ann", "once", ""));

        assertThat(states.read("catalog").audit()).hasSize(1);
        assertThat(states.read("catalog").lastToken()).isEqualTo(1);
    }

    @Test
    void request_isLeft_whileSomebodyElseHoldsTheRoute() {
        HeldState held = acquire("ann");

        states.ask("catalog", new OperatorRequest("pause", false, "bob", time.instant()));

        assertThat(held.renew().requests()).extracting(OperatorRequest::who).containsExactly("bob");
        assertThat(held.change(state -> state.answered(state.requests().get(0))).requests())
                .isEmpty();
    }

    @Test
    void findings_areKeptByCheck_theNewestOfEach() {
        states.found("catalog", "preflight", new Finding(Verdict.FAIL, "no permission", "ann", time.instant()));
        states.found("catalog", "preflight", new Finding(Verdict.PASS, "14 checks", "ann", time.instant()));

        assertThat(states.read("catalog").findings()).hasEntrySatisfying("preflight", finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
            assertThat(finding.text()).isEqualTo("14 checks");
        });
        assertThat(states.routes()).containsExactly("catalog");
    }

    @Test
    void journal_takesUpAnOpenCall_andKeepsTheLatest() {
        JournalEntry call = new JournalEntry(0, "ModifyRule", RULE, "a -> b", "ann", time.instant(), null);
        RouteState begun = RouteState.untouched("catalog").begun(call);

        assertThat(begun.begun(call).journal()).hasSize(1);
        RouteState state = begun.completed(JournalEntry.Outcome.APPLIED);
        for (int i = 0; i < 300; i++) {
            state = state.begun(call).completed(JournalEntry.Outcome.FOUND);
        }
        assertThat(state.journal()).hasSize(200);
        assertThat(state.journal().get(199).number()).isEqualTo(301);
    }

    @Test
    void newerSchema_isRefused() {
        store.create("catalog", "{\"schema\":2}");

        assertThatThrownBy(() -> states.read("catalog"))
                .isInstanceOf(StateException.class)
                .hasMessage(
                        "state: of route catalog has schema 2 (expected: 1; use the version of banyan that wrote it)");
    }

    @Test
    void brokenDocument_isRefused() {
        store.create("catalog", "{");

        assertThatThrownBy(() -> states.read("catalog"))
                .isInstanceOf(StateException.class)
                .hasMessageStartingWith("state: of route catalog cannot be read: ");
    }

    @Test
    void deployment_isNew_onlyWhenTheVersionChangedOrNoTargetIsLeft() {
        Deployment before = new Deployment("4", new TreeSet<>(List.of("10.0.0.1:80", "10.0.0.2:80")));

        assertThat(new Deployment("5", before.containers()).newSince(before)).isEqualTo("function 4 -> 5");
        assertThat(new Deployment("4", new TreeSet<>(List.of("10.0.0.2:80", "10.0.0.3:80"))).newSince(before))
                .isEmpty();
        assertThat(new Deployment("4", new TreeSet<>(List.of("10.0.0.9:80"))).newSince(before))
                .isEqualTo("container [10.0.0.1:80, 10.0.0.2:80] -> [10.0.0.9:80]");
        assertThat(Deployment.UNKNOWN.newSince(before)).isEmpty();
        assertThat(Deployment.UNKNOWN.orEarlier(before)).isEqualTo(before);
    }
}
