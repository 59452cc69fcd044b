package dev.banyan.local.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.banyan.local.FunctionEndpoint;
import dev.banyan.local.clients.ClientProgram.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform makes a function with its alias and permission, changes its code and takes everything away. */
@Tag("full")
class FunctionTerraformTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void life_withoutDrift() throws Exception {
        Path plugins = ClientProgram.isInstalled("terraform") ? TerraformTest.plugins() : null;
        if (plugins == null) {
            System.out.println("FunctionTerraformTest: skipped, there is no terraform or no provider");
        }
        assumeTrue(plugins != null, "no terraform with its provider");
        ClientFixture.copy("functions.tf", folder.resolve("main.tf"));
        archive("one");
        archive("two");
        try (FunctionEndpoint endpoint = new FunctionEndpoint(folder.resolve("state"))) {
            ClientProgram program = new ClientProgram(
                    folder,
                    Map.of(
                            "TF_CLI_CONFIG_FILE",
                            Files.createFile(folder.resolve("empty.tfrc")).toString(),
                            "TF_DATA_DIR",
                            folder.resolve("data").toString(),
                            "CHECKPOINT_DISABLE",
                            "1",
                            "TF_VAR_endpoint",
                            endpoint.uri().toString()));
            terraform(program, "init", "-plugin-dir=" + plugins);

            assertThat(terraform(program, "apply", "-auto-approve").output())
                    .contains("Apply complete! Resources: 3 added, 0 changed, 0 destroyed.");
            terraform(program, "plan", "-detailed-exitcode");
            assertThat(terraform(program, "apply", "-auto-approve", "-var", "archive=two.zip")
                            .output())
                    .contains("Apply complete! Resources: 0 added, 2 changed, 0 destroyed.");
            terraform(program, "plan", "-detailed-exitcode", "-var", "archive=two.zip");
            assertThat(endpoint.lambda().functions()).hasSize(1);
            terraform(program, "destroy", "-auto-approve");
            assertThat(endpoint.lambda().functions()).isEmpty();
        }
    }

    private void archive(String content) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(content + ".zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("content.txt"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static Run terraform(ClientProgram program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform", arguments[0], "-input=false", "-no-color"));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        return program.run(LIMIT, command).succeeded();
    }
}
