package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogsTest {
    private final Path folder;

    FunctionLogsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void log_printingFunction_isBetweenStartAndEndInOrder() throws IOException {
        List<LogEntry> heard = new ArrayList<>();
        LocalLambda service;
        try (LambdaFixture lambda = new LambdaFixture(folder).put("Trouble")) {
            service = lambda.service();
            service.addLogListener(entry -> {
                throw new IllegalStateException("a listener's own trouble");
            });
            service.addLogListener(heard::add);
            lambda.answer("Trouble", "print");
            lambda.answer("Trouble", "fine");
        }
        assertThat(service.log("Trouble")).isEqualTo(heard);
        assertThat(service.log("unknown")).isEmpty();
        List<String> lines = heard.stream().map(LogEntry::text).toList();
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).matches("START RequestId: [0-9a-f-]{36} Version: \\$LATEST");
        assertThat(lines.subList(1, 4)).containsExactly("half a line", "ü in error", "no line end");
        assertThat(lines.get(4)).startsWith("END RequestId: ");
        assertThat(lines.get(5))
                .matches("REPORT RequestId: [0-9a-f-]{36}\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\t"
                        + "Memory Size: 256 MB\tMax Memory Used: \\d+ MB\tInit Duration: \\d+\\.\\d\\d ms");
        assertThat(lines.get(8)).doesNotContain("Init Duration");
        assertThat(Files.readAllLines(folder.resolve("state/logs/Trouble.log"))).isEqualTo(lines);
    }

    @Test
    void log_failingInvocations_nameTheReason() throws IOException {
        List<String> lines = new ArrayList<>();
        try (LambdaFixture lambda = new LambdaFixture(folder).put("Trouble").put("BrokenConstructor")) {
            lambda.service().addLogListener(entry -> lines.add(entry.text()));
            lambda.invoke("Trouble", "exit");
            lambda.invoke("BrokenConstructor", "\"a\"");
        }

        assertThat(lines)
                .anyMatch(line ->
                        line.matches("RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3"));
        assertThat(lines).anyMatch(line -> line.endsWith("\tStatus: error\tError Type: Runtime.ExitError"));
        assertThat(lines)
                .anyMatch(
                        line -> line.matches(
                                "INIT_REPORT Init Duration: .* ms\tPhase: init\tStatus: error\tError Type: java.lang.Illegal.*"));
    }

    @Test
    void lines_cutAnywhere_staySameAndKeepCharactersWhole() {
        byte[] text = "grün\r\n\nlast".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= text.length; cut++) {
            List<String> heard = new ArrayList<>();
            LogLines lines = new LogLines(heard::add);
            lines.add(text, cut);
            byte[] rest = Arrays.copyOfRange(text, cut, text.length);
            lines.add(rest, rest.length);
            assertThat(heard).containsExactly("grün", "");
            lines.endPart();
            lines.endPart();
            assertThat(heard).containsExactly("grün", "", "last");
        }
    }

    @Test
    void lines_withoutEnd_areCutAtTheLimit() {
        List<String> heard = new ArrayList<>();
        LogLines lines = new LogLines(heard::add);
        byte[] block = "a".repeat(LogLines.MAX_LINE_BYTES).getBytes(StandardCharsets.UTF_8);
        lines.add(block, block.length);
        lines.add(block, 10);
        lines.endPart();

        assertThat(heard).extracting(String::length).containsExactly(LogLines.MAX_LINE_BYTES, 10);
    }

    @Test
    void file_growsTooLarge_becomesThePreviousOne() throws IOException {
        FunctionLog log = new FunctionLog(folder.resolve("f.log"));
        LogEntry large = new LogEntry(Instant.EPOCH, "f", "e", "a".repeat(6 * 1024 * 1024));
        for (int i = 0; i < 3; i++) {
            log.add(large);
        }
        log.close();

        assertThat(folder.resolve("f.log.1")).hasSize(2 * (6 * 1024 * 1024 + 1));
        assertThat(folder.resolve("f.log")).hasSize(6 * 1024 * 1024 + 1);
    }
}
