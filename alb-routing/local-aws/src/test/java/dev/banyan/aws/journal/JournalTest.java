package dev.banyan.aws.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir
    Path folder;

    private static Map<String, Optional<JsonNode>> put(String key, String value) {
        return Map.of(key, Optional.of(JSON.textNode(value)));
    }

    private Map<String, JsonNode> reopened(String space) throws IOException {
        try (Journal journal = Journal.open(folder)) {
            return journal.entries(space);
        }
    }

    @Test
    void write_isThereAfterReopening_inTheOrderOfKeys() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            journal.write("elbv2", put("b", "1\n2"));
            journal.write("elbv2", put("a", "1"));
            journal.write("lambda", put("b", "other"));
            journal.write("elbv2", put("b", "3"));
        }

        assertThat(reopened("elbv2"))
                .containsExactly(Map.entry("b", JSON.textNode("3")), Map.entry("a", JSON.textNode("1")));
        assertThat(reopened("lambda")).containsExactly(Map.entry("b", JSON.textNode("other")));
        assertThat(reopened("unknown")).isEmpty();
    }

    @Test
    void empty_removesTheKey() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            journal.write("elbv2", put("a", "1"));
            journal.write("elbv2", put("b", "2"));
            journal.write("elbv2", Map.of("a", Optional.empty(), "c", Optional.empty()));

            assertThat(journal.entries("elbv2")).containsOnlyKeys("b");
        }
        assertThat(reopened("elbv2")).containsOnlyKeys("b");
    }

    @Test
    void clear_forgetsOneSpaceOrAll() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            journal.write("elbv2", put("a", "1"));
            journal.write("lambda", put("a", "1"));
            journal.clear("elbv2");
            assertThat(journal.entries("elbv2")).isEmpty();
            assertThat(journal.entries("lambda")).hasSize(1);
            journal.clear();
            journal.write("elbv2", put("b", "2"));
        }
        assertThat(reopened("lambda")).isEmpty();
        assertThat(reopened("elbv2")).containsOnlyKeys("b");
    }

    @Test
    void entries_areCopies() {
        Journal journal = Journal.inMemory();
        ObjectNode value = JSON.objectNode().put("weight", 1);
        journal.write("elbv2", Map.of("a", Optional.of(value)));
        value.put("weight", 2);
        journal.entries("elbv2").values().forEach(copy -> ((ObjectNode) copy).put("weight", 3));

        assertThat(journal.entries("elbv2"))
                .containsEntry("a", JSON.objectNode().put("weight", 1));
    }

    @Test
    void cutAtAnyByte_leavesEveryWholeLine() throws IOException {
        Map<Long, Map<String, JsonNode>> statesByLength = new LinkedHashMap<>();
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.open(folder)) {
            statesByLength.put(Files.size(file), journal.entries("elbv2"));
            for (int change = 0; change < 8; change++) {
                journal.write(
                        "elbv2",
                        Map.of(
                                "k" + change % 3, Optional.of(JSON.textNode("välue " + change)),
                                "k" + (change + 1) % 3, Optional.empty()));
                statesByLength.put(Files.size(file), journal.entries("elbv2"));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Map<String, JsonNode> expected = Map.of();
        for (int length = 0; length <= whole.length; length++) {
            expected = statesByLength.getOrDefault((long) length, expected);
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            assertThat(reopened("elbv2")).as("cut at %d", length).isEqualTo(expected);
            assertThat(reopened("elbv2")).as("cut at %d, opened again", length).isEqualTo(expected);
        }
    }

    @Test
    void writeAfterATornLine_isWholeAgain() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            journal.write("elbv2", put("a", "1"));
        }
        Files.writeString(folder.resolve("journal"), "0badf00d {\"spa", StandardOpenOption.APPEND);
        try (Journal journal = Journal.open(folder)) {
            journal.write("elbv2", put("b", "2"));
        }

        assertThat(reopened("elbv2")).containsOnlyKeys("a", "b");
    }

    @Test
    void damagedLine_isNotReadOver() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            journal.write("elbv2", put("a", "1"));
            journal.write("elbv2", put("b", "2"));
        }
        Path file = folder.resolve("journal");
        Files.writeString(file, Files.readString(file).replace("\"a\":\"1\"", "\"a\":\"2\""));

        assertThatThrownBy(() -> Journal.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2 (expected: JSON behind its checksum;");
        // The refusal has freed the folder.
        Files.delete(file);
        assertThat(reopened("elbv2")).isEmpty();
    }

    @Test
    void newerVersion_isRefused() throws IOException {
        Files.write(
                folder.resolve("journal"),
                JournalLine.encode(
                        JSON.objectNode().put("format", "banyan-journal").put("version", 2)));

        assertThatThrownBy(() -> Journal.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2 (expected: version 1,");
    }

    @Test
    void anotherFile_isNotTouched() throws IOException {
        Files.writeString(folder.resolve("journal"), "dear diary", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Journal.open(folder)).hasMessageContaining("(expected: a journal;");
        assertThat(folder.resolve("journal")).hasContent("dear diary");
    }

    @Test
    void secondOpening_isRefused() throws IOException {
        try (Journal journal = Journal.open(folder)) {
            assertThat(journal.entries("elbv2")).isEmpty();
            assertThatThrownBy(() -> Journal.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessage("journal: " + folder + " (expected: a folder that no other process has open)");
        }
        assertThat(reopened("elbv2")).isEmpty();
    }

    @Test
    void closed_refusesChanges() throws IOException {
        Journal journal = Journal.open(folder);
        journal.close();

        assertThatThrownBy(() -> journal.write("elbv2", put("a", "1")))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("the journal is closed");
    }

    @Test
    void overwrittenValues_areCompactedWhileWritingAndAtOpen() throws IOException {
        String large = "x".repeat(1000);
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.open(folder)) {
            for (int change = 0; change < 10_000; change++) {
                journal.write("elbv2", put("k" + change % 10, large + change));
            }
            assertThat(Files.size(file)).isLessThan(5L << 20);
        }
        Map<String, JsonNode> entries = reopened("elbv2");

        assertThat(entries).hasSize(10).containsEntry("k9", JSON.textNode(large + 9999));
        assertThat(Files.size(file)).isLessThan(20_000);
        assertThat(folder.resolve("journal.new")).doesNotExist();
    }
}
