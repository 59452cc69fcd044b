package dev.banyan.migration.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftPlanTest {

    private static String text(ShiftPlan plan) {
        return plan.steps().stream()
                .map(step -> step.share().percent() + "/" + step.bake().toMinutes())
                .collect(Collectors.joining(" "));
    }

    /** Percent and minutes of each step. */
    @ParameterizedTest
    @CsvSource({
        "AllAtOnce, 100/0",
        "Canary10Percent5Minutes, 10/5 100/0",
        "Canary10Percent10Minutes, 10/10 100/0",
        "Canary10Percent15Minutes, 10/15 100/0",
        "Canary10Percent30Minutes, 10/30 100/0",
        "Linear10PercentEvery1Minute, 10/1 20/1 30/1 40/1 50/1 60/1 70/1 80/1 90/1 100/0",
        "Linear10PercentEvery1Minutes, 10/1 20/1 30/1 40/1 50/1 60/1 70/1 80/1 90/1 100/0",
        "Linear10PercentEvery2Minutes, 10/2 20/2 30/2 40/2 50/2 60/2 70/2 80/2 90/2 100/0",
        "Linear10PercentEvery3Minutes, 10/3 20/3 30/3 40/3 50/3 60/3 70/3 80/3 90/3 100/0",
        "Linear10PercentEvery10Minutes, 10/10 20/10 30/10 40/10 50/10 60/10 70/10 80/10 90/10 100/0",
        "CodeDeployDefault.ECSCanary10Percent5Minutes, 10/5 100/0",
        "CodeDeployDefault.LambdaAllAtOnce, 100/0",
        "LambdaCanary10Percent5Minutes, 10/5 100/0",
        "'1,2.5, 10%,100', 1/7 2.5/7 10/7 100/7",
        "'0.1', 0.1/7",
        "'50,10,0', 50/7 10/7 0/7"
    })
    void parse_readsPresetsAndLists(String text, String steps) {
        assertThat(text(ShiftPlan.parse(text, Duration.ofMinutes(7)))).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5,5 | steps: 1,5,5 (expected: all rising or all falling)",
                "1,10,5 | steps: 1,10,5 (expected: all rising or all falling)",
                "101 | share: 101 % (expected: 0 to 100 %)",
                "1,,5 | share:  (expected: a percentage from 0 to 100)",
                "2.55 | share: 2.55 (expected: a multiple of 0.1 %, the finest share that weights can express)",
            })
    void parse_refuses(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShiftPlan.parse(text, Duration.ofMinutes(1)))
                .withMessage(message);
    }

    @Test
    void parse_namesThePresets_whereThereIsNoneOfTheName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShiftPlan.parse("Canary20Percent", Duration.ofMinutes(1)))
                .withMessageStartingWith(
                        "steps: Canary20Percent (expected: percentages such as 1,10,50,100 or one of ");
    }

    @Test
    void maxBake_isFourBakes_andNeverLessThanOne() {
        ShiftPlan plan = ShiftPlan.parse("1,100", Duration.ofMinutes(5));

        assertThat(plan.maxBake()).isEqualTo(Duration.ofMinutes(20));
        assertThat(plan.withMaxBake(Duration.ofHours(3)).maxBake()).isEqualTo(Duration.ofHours(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.withMaxBake(Duration.ofMinutes(4)))
                .withMessage("max-bake: PT4M (expected: no less than the bake of PT5M)");
    }

    @Test
    void share_readsAndWritesTheSame() {
        for (int permille = 0; permille <= 1000; permille++) {
            assertThat(Share.parse(new Share(permille).percent())).isEqualTo(new Share(permille));
        }
    }
}
