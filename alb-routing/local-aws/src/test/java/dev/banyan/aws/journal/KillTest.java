package dev.banyan.aws.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.banyan.aws.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal holds after its process was killed, or its disk was full. */
class KillTest {

    @TempDir
    Path folder;

    /** The child's lines lag behind its writes, so that more may be found than was read of. */
    private void assertHoldsAtLeast(int acknowledged) throws IOException {
        try (Journal journal = Journal.open(folder)) {
            Map<String, JsonNode> found = journal.entries("burst");
            int last = found.getOrDefault("last", TextNode.valueOf("-1")).asInt();
            assertThat(last).isGreaterThanOrEqualTo(acknowledged);
            Journal expected = Journal.inMemory();
            // Older ones are written over.
            for (int number = Math.max(0, last - Burst.KEYS + 1); number <= last; number++) {
                expected.write("burst", Burst.change(number));
            }
            assertThat(found).isEqualTo(expected.entries("burst"));
        }
    }

    private void killAfter(int lines) throws IOException {
        String last = "-1";
        try (ChildJvm child = ChildJvm.start(List.of(), Burst.class, folder.toString())) {
            for (int line = 0; line < lines; line++) {
                last = String.valueOf(child.nextLine());
            }
            child.kill();
            List<String> rest = child.remainingLines();
            // The last line may be cut.
            last = rest.size() > 1 ? rest.get(rest.size() - 2) : last;
        }
        assertHoldsAtLeast(Integer.parseInt(last));
    }

    // 7,000 changes are more than a file of 4 MiB: the second kill is around the first compaction.
    @ParameterizedTest
    @ValueSource(ints = {100, 6_500})
    void killedInABurst_everyAcknowledgedChangeIsThere(int lines) throws IOException {
        killAfter(lines);
    }

    @Test
    @Tag("full")
    void killedAtRandom_everyAcknowledgedChangeIsThere() throws IOException {
        Random random = new Random(23);
        for (int round = 0; round < 60; round++) {
            for (String name : List.of("journal", "journal.new")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            killAfter(1 + random.nextInt(20_000));
        }
    }

    @Test
    void fullDisk_refusesTheChange_andKeepsTheOthers() throws IOException {
        // A limit of 200 blocks of 1 KiB stands for a disk of that size; the child's own output is a pipe.
        List<String> prefix = List.of("bash", "-c", "ulimit -f 200 && exec \"$0\" \"$@\"");
        List<String> lines;
        try (ChildJvm child = ChildJvm.start(prefix, Burst.class, folder.toString())) {
            lines = new ArrayList<>(child.remainingLines());
        }
        String refusal = lines.remove(lines.size() - 1);

        assertThat(refusal)
                .startsWith("InternalFailure The change was refused, because it cannot be kept: " + folder)
                .containsIgnoringCase("large");
        assertThat(lines).hasSizeGreaterThan(200);
        assertThat(Files.size(folder.resolve("journal"))).isLessThanOrEqualTo(200 * 1024);
        assertHoldsExactly(lines.size() - 1);
    }

    private void assertHoldsExactly(int last) throws IOException {
        assertHoldsAtLeast(last);
        try (Journal journal = Journal.open(folder)) {
            assertThat(Optional.ofNullable(journal.entries("burst").get("last")).map(JsonNode::asInt))
                    .contains(last);
        }
    }
}
