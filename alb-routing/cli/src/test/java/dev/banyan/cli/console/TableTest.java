package dev.banyan.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void lines_cellsOfDifferentLengths_areAlignedWithoutTrailingBlanks() {
        Table table = new Table("priority", "goes to").row("10", "monitor").row("default", "");

        assertThat(table.lines()).containsExactly("  priority  goes to", "  10        monitor", "  default");
    }
}
