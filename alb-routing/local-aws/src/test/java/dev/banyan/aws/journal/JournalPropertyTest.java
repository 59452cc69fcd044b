package dev.banyan.aws.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A journal is a map per space, whatever is written, wherever it is opened anew, and wherever its file is cut. */
class JournalPropertyTest {

    /** A change of one key, or a clear of its space; then maybe the journal is opened anew. */
    record Step(String space, String key, Optional<String> value, boolean clears, boolean reopens) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("elbv2", "lambda"),
                        Arbitraries.of("a", "b", "c\n", "d\"ü"),
                        Arbitraries.strings().ofMaxLength(20).optional(0.7),
                        Arbitraries.of(true, false, false, false, false, false),
                        Arbitraries.of(true, false, false))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    private static Journal apply(Step step, Journal journal, Map<String, Map<String, JsonNode>> model, Path folder)
            throws IOException {
        Map<String, JsonNode> space = model.computeIfAbsent(step.space(), name -> new HashMap<>());
        if (step.clears()) {
            journal.clear(step.space());
            space.clear();
        } else {
            Optional<JsonNode> value = step.value().map(TextNode::valueOf);
            journal.write(step.space(), Map.of(step.key(), value));
            value.ifPresentOrElse(set -> space.put(step.key(), set), () -> space.remove(step.key()));
        }
        if (!step.reopens()) {
            return journal;
        }
        journal.close();
        return Journal.open(folder);
    }

    @Property(tries = 60)
    void journal_isAMapPerSpace(@ForAll("steps") List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("journal");
        Map<String, Map<String, JsonNode>> model = new HashMap<>();
        Journal journal = Journal.open(folder);
        try {
            for (Step step : steps) {
                journal = apply(step, journal, model, folder);
                for (String space : List.of("elbv2", "lambda")) {
                    assertThat(journal.entries(space)).isEqualTo(model.getOrDefault(space, Map.of()));
                }
            }
        } finally {
            journal.close();
            delete(folder);
        }
    }

    @Property(tries = 200)
    void changedByte_isFound(@ForAll("steps") List<Step> steps, @ForAll int at, @ForAll byte other) throws IOException {
        TextNode value = TextNode.valueOf(steps.toString());
        byte[] line = JournalLine.encode(value);
        byte[] damaged = Arrays.copyOf(line, line.length - 1);
        int index = Math.floorMod(at, damaged.length);
        damaged[index] = other;

        JsonNode read = JournalLine.decode(damaged);

        assertThat(read).isEqualTo(line[index] == other ? value : null);
    }

    private static void delete(Path folder) throws IOException {
        for (String name : List.of("journal", "journal.lock")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
