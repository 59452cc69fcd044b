package dev.banyan.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.banyan.cli.CommandException;
import dev.banyan.model.Target;
import dev.banyan.template.ContainerDefinition;
import dev.banyan.template.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetOverrideTest {

    private static final List<ContainerDefinition> CONTAINERS = List.of(new ContainerDefinition(
            "Service",
            "shop",
            "app",
            Path.of("shop.jar"),
            List.of(),
            Environment.of(Map.of()),
            Map.of(),
            List.of(),
            null,
            1));

    @Test
    void parse_address_isATarget() {
        assertThat(TargetOverride.parse(Map.of("shop", "127.0.0.1:9090"), CONTAINERS))
                .containsExactly(Map.entry("shop", new Target.Ip("127.0.0.1", 9090)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:", ":9090", "127.0.0.1:0", "127.0.0.1:65536", "a b:80"})
    void parse_noAddress_isRefused(String address) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> TargetOverride.parse(Map.of("shop", address), CONTAINERS))
                .withMessage("--target: shop=" + address + " (expected: shop=HOST:PORT)");
    }

    @Test
    void parse_unknownName_isRefusedWithTheNamesThereAre() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> TargetOverride.parse(Map.of("store", "127.0.0.1:9090"), CONTAINERS))
                .withMessage("--target: store (expected: one of shop)");
    }
}
