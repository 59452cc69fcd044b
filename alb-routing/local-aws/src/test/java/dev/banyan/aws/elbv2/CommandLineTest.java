package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.banyan.aws.support.TestEndpoint;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own command line builds a load balancer and takes it away. */
class CommandLineTest {

    private final TestEndpoint endpoint = TestEndpoint.open();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void commandLine_buildsAndDeletes() throws IOException, InterruptedException {
        boolean there = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "aws")));
        if (!there) {
            System.out.println("CommandLineTest: skipped, there is no aws command on the PATH");
        }
        assumeTrue(there, "no aws command on the PATH");

        String group = aws("create-target-group --name orders --target-type ip --protocol HTTP --port 9090"
                + " --vpc-id vpc-0ba00000000000001 --query TargetGroups[0].TargetGroupArn");
        String balancer = aws("create-load-balancer --name shop --subnets subnet-0ba0000000000001a"
                + " subnet-0ba0000000000001b --query LoadBalancers[0].LoadBalancerArn");
        aws("wait load-balancer-available --names shop");
        String listener = aws("create-listener --load-balancer-arn " + balancer
                + " --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=" + group
                + " --query Listeners[0].ListenerArn");
        aws("create-rule --listener-arn " + listener + " --priority 10"
                + " --conditions Field=path-pattern,Values=/a,/b"
                + " --actions Type=fixed-response,FixedResponseConfig={StatusCode=404,ContentType=text/plain}");
        aws("register-targets --target-group-arn " + group + " --targets Id=127.0.0.1,Port=9091");

        assertThat(aws("describe-rules --listener-arn " + listener + " --query Rules[].Priority"))
                .isEqualTo("10\tdefault");
        assertThat(aws("describe-target-health --target-group-arn " + group
                        + " --query TargetHealthDescriptions[].Target.Port"))
                .isEqualTo("9091");
        assertThat(run("delete-target-group --target-group-arn " + group))
                .contains("An error occurred (ResourceInUse) when calling the DeleteTargetGroup operation:"
                        + " Target group '" + group + "' is currently in use by a listener or a rule");
        aws("delete-load-balancer --load-balancer-arn " + balancer);
        aws("delete-target-group --target-group-arn " + group);
        assertThat(endpoint.store().routing().targetGroups()).isEmpty();
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        String output = run(arguments);
        assertThat(output).doesNotContain("error");
        return output;
    }

    private String run(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", "http://127.0.0.1:" + endpoint.port()));
        command.addAll(List.of("--output", "text", "elbv2"));
        command.addAll(List.of(arguments.split(" ")));
        Path output = Files.createTempFile(folder, "aws", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_DEFAULT_REGION", "eu-central-1",
                        "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8).trim();
    }
}
