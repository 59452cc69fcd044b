package dev.banyan.local.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.banyan.local.clients.ClientProgram.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Terraform makes everything, finds nothing to change, shifts a weight in place and takes everything away. Its provider
 * waits half a minute twice before it looks at a new load balancer, whatever the endpoint answers.
 */
@Tag("full")
class TerraformTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws/5.100.0";

    @TempDir
    Path folder;

    private ClientProgram program = new ClientProgram(Path.of("."), Map.of());
    private Path plugins = Path.of(".");

    @BeforeEach
    void find() throws IOException {
        Path found = ClientProgram.isInstalled("terraform") ? plugins() : null;
        if (found == null) {
            System.out.println("TerraformTest: skipped, there is no terraform, or no folder with " + PROVIDER);
        }
        assumeTrue(found != null, "no terraform with " + PROVIDER);
        plugins = Objects.requireNonNull(found, "found");
        ClientFixture.copy("main.tf", folder.resolve("main.tf"));
    }

    /** Returns the first mirror that has the provider; nothing is fetched from a network. */
    static @Nullable Path plugins() {
        String home = System.getProperty("user.home");
        String named = System.getenv("TERRAFORM_PLUGIN_DIR");
        return Stream.of(
                        named == null ? "/opt/tf-plugins" : named,
                        "/opt/tf-plugins",
                        home + "/.terraform.d/plugins",
                        home + "/.local/share/terraform/plugins",
                        "/usr/local/share/terraform/plugins",
                        "/usr/share/terraform/plugins")
                .map(Path::of)
                .filter(mirror -> Files.isDirectory(mirror.resolve(PROVIDER)))
                .findFirst()
                .orElse(null);
    }

    @Test
    void life_withoutDrift_andWithOneChangeInPlace() throws Exception {
        try (ClientFixture fixture = new ClientFixture(folder)) {
            Path settings = Files.createFile(folder.resolve("empty.tfrc"));
            program = new ClientProgram(
                    folder,
                    Map.of(
                            "TF_CLI_CONFIG_FILE", settings.toString(),
                            "TF_DATA_DIR", folder.resolve("data").toString(),
                            "CHECKPOINT_DISABLE", "1",
                            "AWS_EC2_METADATA_DISABLED", "true",
                            "TF_VAR_endpoint", fixture.uri(),
                            "TF_VAR_folder", folder.toString(),
                            "TF_VAR_target_port", fixture.targetPort()));
            terraform("init", "-plugin-dir=" + plugins).succeeded();

            assertThat(terraform("apply", "-auto-approve").succeeded().output())
                    .contains("Apply complete! Resources: 14 added, 0 changed, 0 destroyed.");
            terraform("plan", "-detailed-exitcode").succeeded();
            assertThat(terraform("apply", "-auto-approve", "-var", "lambda_weight=25")
                            .succeeded()
                            .output())
                    .contains("aws_lb_listener_rule.weighted will be updated in-place")
                    .contains("Apply complete! Resources: 0 added, 1 changed, 0 destroyed.");
            terraform("plan", "-detailed-exitcode", "-var", "lambda_weight=25").succeeded();
            terraform("destroy", "-auto-approve").succeeded();

            assertThat(fixture.endpoint().routing().loadBalancers()).isEmpty();
            assertThat(fixture.endpoint().routing().targetGroups()).isEmpty();
            try (var kept = Files.list(folder.resolve("state").resolve("certificates"))) {
                assertThat(kept).isEmpty();
            }
        }
    }

    private Run terraform(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform", arguments[0], "-input=false", "-no-color"));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        return program.run(LIMIT, command);
    }
}
