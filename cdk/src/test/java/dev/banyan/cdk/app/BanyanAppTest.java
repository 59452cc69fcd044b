package dev.banyan.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanyanAppTest {

    @Test
    void synthesize_twice_writesTheSameBytes() throws IOException {
        assertThat(contents(SynthesizedApp.synthesize())).isEqualTo(contents(SynthesizedApp.OUT));
    }

    @Test
    void synthesize_template_namesNoPlaceOnThisMachine() throws IOException {
        String template = Files.readString(SynthesizedApp.TEMPLATE);
        String assets = Files.readString(SynthesizedApp.OUT.resolve("Banyan.assets.json"));

        assertThat(template + assets)
                .doesNotContain(System.getProperty("user.home"))
                .doesNotContain(System.getProperty("user.dir"))
                .doesNotContain(SynthesizedApp.ROOT.toString());
    }

    @Test
    void main_archiveMissing_saysSoAndExitsWith2(@TempDir Path root) throws Exception {
        Process process = main(System.getenv("PATH"), root, root.resolve("out"));

        assertThat(output(process))
                .isEqualTo("archive: "
                        + root.resolve("lambda-targets/header-monitor/target/header-monitor.zip")
                        + " not found (expected: built by mvn package before the synthesis)");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void main_nodeMissing_saysSoAndExitsWith2(@TempDir Path empty) throws Exception {
        Process process = main(empty.toString(), SynthesizedApp.ROOT, empty.resolve("out"));

        assertThat(output(process)).isEqualTo("node: not found (expected: Node 20 or later on the PATH)");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void main_withoutArguments_saysSoAndExitsWith2() throws Exception {
        Process process = main(System.getenv("PATH"));

        assertThat(output(process)).isEqualTo("arguments: 0 (expected: the root folder and the output folder)");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static Process main(String path, Path... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BanyanApp.class.getName());
        Stream.of(arguments).map(Path::toString).forEach(builder.command()::add);
        builder.environment().put("PATH", path);
        return builder.redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Template, assets and manifest. The metadata beside them holds stack traces of the CDK's own temporary folder. */
    private static Map<String, String> contents(Path out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : List.copyOf(files.toList())) {
                String name = file.getFileName().toString();
                contents.put(name, name.equals("Banyan.metadata.json") ? "" : Files.readString(file));
            }
        }
        return contents;
    }
}
