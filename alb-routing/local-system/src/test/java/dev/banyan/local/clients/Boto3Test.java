package dev.banyan.local.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.banyan.local.clients.ClientProgram.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load balancer's life by AWS's SDK for Python. */
class Boto3Test {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void life_withNetworkAndCertificates() throws Exception {
        ClientProgram program = new ClientProgram(folder, Map.of("AWS_EC2_METADATA_DISABLED", "true"));
        boolean there = ClientProgram.isInstalled("python3")
                && program.run(LIMIT, List.of("python3", "-c", "import boto3")).status() == 0;
        if (!there) {
            System.out.println("Boto3Test: skipped, there is no python3 with boto3");
        }
        assumeTrue(there, "no python3 with boto3");
        try (ClientFixture fixture = new ClientFixture(folder)) {
            ClientFixture.copy("life.py", folder.resolve("life.py"));

            Run run = program.run(
                    LIMIT, List.of("python3", "life.py", fixture.uri(), folder.toString(), fixture.targetPort()));

            assertThat(run.succeeded().output()).isEqualToIgnoringNewLines("done");
            assertThat(fixture.endpoint().routing().loadBalancers()).isEmpty();
        }
    }
}
