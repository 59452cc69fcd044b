package dev.banyan.alb.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.HealthCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results are written as {@code +} for a pass and {@code -} for a failure; thresholds are 5 and 2. */
class HealthHistoryTest {

    @ParameterizedTest
    @CsvSource({
        "'',INITIAL",
        "+,HEALTHY",
        "-,INITIAL",
        "-+,HEALTHY",
        "--,UNHEALTHY",
        "+-,HEALTHY",
        "+-+-,HEALTHY",
        "+--,UNHEALTHY",
        "+--++++,UNHEALTHY",
        "+--++++-+,UNHEALTHY",
        "+--+++++,HEALTHY",
    })
    void record_results_giveTheState(String results, TargetHealth.State expected) {
        HealthHistory history = new HealthHistory();

        results.chars()
                .forEach(result -> history.record(
                        result == '+' ? CheckResult.PASSED : CheckResult.mismatch(500), HealthCheck.IP_DEFAULT));

        assertThat(history.status().state()).isEqualTo(expected);
    }
}
