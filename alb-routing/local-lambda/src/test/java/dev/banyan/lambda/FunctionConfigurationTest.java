package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionConfigurationTest {
    @Test
    void build_nothingElse_hasLambdasDefaults() {
        FunctionConfiguration function = builder().build();

        assertThat(function.memoryMegabytes()).isEqualTo(128);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(function.version()).isEqualTo("$LATEST");
        assertThat(function.environment()).isEmpty();
        assertThat(function.qualifiers()).isEmpty();
        assertThat(function.permissions()).isEmpty();
        assertThat(function.reservedConcurrency()).isNull();
    }

    @Test
    void build_everything_isKept() {
        InvokePermission permission = new InvokePermission("*", null, null);
        FunctionConfiguration function = builder()
                .environment(Map.of("A1", "b"))
                .memoryMegabytes(10_240)
                .timeout(Duration.ofMinutes(15))
                .version("7")
                .qualifiers(Set.of("live"))
                .permissions(List.of(permission))
                .reservedConcurrency(2)
                .build();

        assertThat(function.environment()).containsExactly(Map.entry("A1", "b"));
        assertThat(function.memoryMegabytes()).isEqualTo(10_240);
        assertThat(function.timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(function.version()).isEqualTo("7");
        assertThat(function.qualifiers()).containsExactly("live");
        assertThat(function.permissions()).containsExactly(permission);
        assertThat(function.reservedConcurrency()).isEqualTo(2);
    }

    static Stream<Arguments> rejected() {
        return Stream.of(
                wrong(b -> b.memoryMegabytes(127), "memoryMegabytes: 127 (expected: 128 to 10240)"),
                wrong(b -> b.memoryMegabytes(10_241), "memoryMegabytes: 10241 (expected: 128 to 10240)"),
                wrong(b -> b.timeout(Duration.ZERO), "timeout: PT0S (expected: whole seconds, 1 to 900)"),
                wrong(b -> b.timeout(Duration.ofSeconds(901)), "timeout: PT15M1S (expected: whole seconds, 1 to 900)"),
                wrong(b -> b.timeout(Duration.ofMillis(1500)), "timeout: PT1.5S (expected: whole seconds, 1 to 900)"),
                wrong(b -> b.reservedConcurrency(-1), "reservedConcurrency: -1 (expected: null, 0 or more)"),
                wrong(
                        b -> b.environment(Map.of("AWS_REGION", "x")),
                        "environment: AWS_REGION (expected: not a variable that Lambda sets itself)"),
                wrong(
                        b -> b.environment(Map.of("1A", "x")),
                        "environment: 1A (expected: a letter, then letters, digits or _)"),
                wrong(
                        b -> b.environment(Map.of("AB", "x".repeat(4095))),
                        "environment: 4097 bytes (expected: at most 4096)"));
    }

    private static Arguments wrong(UnaryOperator<FunctionConfiguration.Builder> change, String message) {
        return Arguments.of(change, message);
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void build_outsideTheRules_isRejected(UnaryOperator<FunctionConfiguration.Builder> change, String message) {
        FunctionConfiguration.Builder changed = change.apply(builder());

        assertThatThrownBy(changed::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void build_arnOfAnotherFunction_isRejected() {
        FunctionConfiguration.Builder builder =
                FunctionConfiguration.builder("f", "arn:aws:lambda:x:1:function:g", Path.of("f.zip"), "a.B");

        assertThatThrownBy(builder::build).hasMessageContaining("expected: ends in :function:f");
    }

    private static FunctionConfiguration.Builder builder() {
        return FunctionConfiguration.builder("f", LambdaFixture.arn("f"), Path.of("f.zip"), "a.B::c");
    }
}
