package dev.banyan.migration.guardrail.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SequentialTestsTest {

    private static final RateLimit ALLOWED = new RateLimit(1.25, 0.0002);

    @Test
    void stakes_allWindows_sumToOne() {
        RestartingBet bet = new RestartingBet();
        for (int i = 0; i < 1000; i++) {
            bet.add(0);
        }
        assertThat(bet.logWorth()).isCloseTo(0, within(1e-9));
    }

    /** Half starts at once and doubles twice, a quarter starts at the second window and doubles once, a quarter waits. */
    @Test
    void restartingBet_twoDoublings_worthByHand() {
        RestartingBet bet = new RestartingBet();
        bet.add(Math.log(2));
        bet.add(Math.log(2));
        assertThat(Math.exp(bet.logWorth())).isCloseTo(0.5 * 4 + 0.25 * 2 + 0.25, within(1e-9));
    }

    @Test
    void worse_oneTerribleWindow_provesNothing() {
        WorseTest test = new WorseTest(ALLOWED, 0.005);
        test.add(new WindowCounts(new Counts(10_000, 3), new Counts(10_000, 10_000)), 1);
        test.add(new WindowCounts(new Counts(10_000, 3), new Counts(10_000, 10_000)), 1);
        assertThat(test.isProven()).isFalse();
        test.add(new WindowCounts(new Counts(10_000, 3), new Counts(10_000, 10_000)), 1);
        assertThat(test.isProven()).isTrue();
    }

    @Test
    void worse_faultAfterHundredsOfGoodWindows_isProvenSoon() {
        WorseTest test = new WorseTest(ALLOWED, 0.005);
        for (int i = 0; i < 500; i++) {
            test.add(new WindowCounts(new Counts(900, 5), new Counts(100, 0)), 1);
        }
        int windows = 0;
        while (!test.isProven()) {
            test.add(new WindowCounts(new Counts(900, 5), new Counts(100, 20)), 1);
            windows++;
        }
        assertThat(windows).isEqualTo(3);
    }

    @Test
    void worse_bothSidesFailTogether_provesNothing() {
        WorseTest test = new WorseTest(ALLOWED, 0.005);
        for (int i = 0; i < 50; i++) {
            test.add(new WindowCounts(new Counts(900, 450), new Counts(100, 50)), 1);
        }
        assertThat(test.isProven()).isFalse();
    }

    @Test
    void worse_clusteredErrors_takesLonger() {
        assertThat(windowsToProof(20)).isGreaterThan(3 * windowsToProof(1));
    }

    private static int windowsToProof(double dispersion) {
        WorseTest test = new WorseTest(ALLOWED, 0.005);
        int windows = 0;
        while (!test.isProven()) {
            test.add(new WindowCounts(new Counts(900, 5), new Counts(100, 3)), dispersion);
            windows++;
        }
        return windows;
    }

    @Test
    void worse_oldSideKnownForBadWindows_onlyFarWorseIsProvenAtOnce() {
        assertThat(provenAfterThree(0.9)).isTrue();
        assertThat(provenAfterThree(0.4)).isFalse();
    }

    private static boolean provenAfterThree(double rate) {
        WorseTest test = new WorseTest(ALLOWED, 0.005);
        for (int i = 0; i < 200; i++) {
            test.learn(new Counts(1000, i % 100 == 0 ? 300 : 1));
        }
        for (int i = 0; i < 3; i++) {
            // So much dispersion that the comparison alone would wait.
            test.add(new WindowCounts(new Counts(900, 1), new Counts(100, Math.round(100 * rate))), 1000);
        }
        return test.isProven();
    }

    /** The rule of three, with its overhead for not knowing the rate: -ln(0.05) / 0.015 is 200. */
    @Test
    void tolerance_noErrors_provenAfterAboutTwoHundredRequests() {
        ToleranceTest test = new ToleranceTest(new RateLimit(2, 0.015), 0.05);
        test.learn(new Counts(100_000, 0));
        int requests = 0;
        while (!test.isProven()) {
            test.add(new WindowCounts(new Counts(90, 0), new Counts(10, 0)), 1);
            requests += 10;
        }
        assertThat(requests).isBetween(200, 260);
    }

    @Test
    void tolerance_noRoomAboveOldSide_isRefused() {
        assertThatThrownBy(() -> new ToleranceTest(new RateLimit(1, 0), 0.05))
                .hasMessageContaining("expected: more than the old side's own rate");
    }

    @Test
    void share_neverHappens_tolerableAfterSixWindows() {
        assertThat(ShareTest.fewestToPass(0.05)).isEqualTo(6);
    }

    @Test
    void share_alwaysHappens_worseWithinEightWindows() {
        ShareTest test = new ShareTest(0.2, 0.001, 0.05);
        while (!test.isWorse()) {
            test.add(true);
        }
        assertThat(test.windows()).isBetween(6L, 8L);
        assertThat(test.chance()).isLessThanOrEqualTo(0.001);
    }

    /** Looked at after each of 200 windows. */
    @Test
    void share_happensAsOftenAsAllowed_crossesNotMoreOftenThanStated() {
        int crossed = 0;
        Random random = new Random(11);
        for (int run = 0; run < 4000; run++) {
            ShareTest test = new ShareTest(0.2, 0.05, 0.05);
            for (int i = 0; i < 200; i++) {
                test.add(random.nextDouble() < 0.2);
            }
            crossed += test.isWorse() ? 1 : 0;
        }
        assertThat(crossed / 4000.0).isLessThan(0.05);
    }

    @Test
    void clustering_independentErrors_dispersionNearOne() {
        Clustering clustering = new Clustering();
        Random random = new Random(3);
        for (int i = 0; i < 4000; i++) {
            long errors = 0;
            for (int request = 0; request < 100; request++) {
                errors += random.nextDouble() < 0.01 ? 1 : 0;
            }
            clustering.add(new Counts(100, errors));
        }
        assertThat(clustering.dispersion(new Traffic(90, 10))).isBetween(1.0, 1.2);
    }

    /** All 100 requests of a window fail together: they are one event, so each counts a hundredth. */
    @Test
    void clustering_windowsThatFailAsOne_dispersionIsClusterSize() {
        Clustering clustering = new Clustering();
        Random random = new Random(3);
        for (int i = 0; i < 4000; i++) {
            clustering.add(new Counts(100, random.nextDouble() < 0.01 ? 100 : 0));
        }
        // 1 + 2 x 1 x (50 x 50 / 100)
        assertThat(clustering.dispersion(new Traffic(50, 50))).isBetween(40.0, 90.0);
    }

    @Test
    void comparison_requestsOfBothSidesNeverInOneWindow_areStillCompared() {
        ErrorComparison comparison = new ErrorComparison(ALLOWED, new RateLimit(2, 0.015), 0.005, 0.05);
        for (int i = 0; i < 1000; i++) {
            boolean toLambda = i % 10 == 9;
            comparison.add(new WindowCounts(
                    toLambda ? Counts.NONE : new Counts(1, 0), toLambda ? new Counts(1, 1) : Counts.NONE));
        }
        assertThat(comparison.isWorse()).isTrue();
    }

    @Test
    void counts_moreErrorsThanRequests_areRefused() {
        assertThatThrownBy(() -> new Counts(3, 4)).hasMessage("errors: 4 (expected: 0 to 3, the requests)");
    }
}
