package dev.banyan.storefront.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0, €0.00", "5, €0.05", "1990, €19.90", "'123456', '€1,234.56'"})
    void toString_ofCents_isForPeople(long cents, String text) {
        assertThat(new Money(cents)).hasToString(text);
    }

    @Test
    void money_belowNothing_isRefused() {
        assertThatThrownBy(() -> new Money(-1)).hasMessage("cents: -1 (expected: >= 0)");
    }

    @Test
    void sum_ofSeveral_isExact() {
        assertThat(new Money(1990).times(3).plus(new Money(1))).isEqualTo(new Money(5971));
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
    }
}
