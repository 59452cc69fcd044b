package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999})
    void weight_inRange_isKept(int value) {
        assertThat(new Weight(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000})
    void weight_outOfRange_isRefused(int value) {
        assertInvalid(() -> new Weight(value), "weight: " + value + " (expected: 0 to 999)");
    }
}
