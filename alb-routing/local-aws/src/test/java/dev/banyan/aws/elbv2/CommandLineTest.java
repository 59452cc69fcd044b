package dev.banyan.aws.elbv2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.support.CommandLine;
import dev.banyan.aws.support.TestEndpoint;
import java.io.IOException;
import java.nio.file.Path;
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
        CommandLine elbv2 = new CommandLine(endpoint.uri(), "elbv2", folder);
        String group = elbv2.aws("create-target-group --name orders --target-type ip --protocol HTTP --port 9090"
                + " --vpc-id vpc-0ba00000000000001 --query TargetGroups[0].TargetGroupArn");
        String balancer = elbv2.aws("create-load-balancer --name shop --subnets subnet-0ba0000000000001a"
                + " subnet-0ba0000000000001b --query LoadBalancers[0].LoadBalancerArn");
        elbv2.aws("wait load-balancer-available --names shop");
        String listener = elbv2.aws("create-listener --load-balancer-arn " + balancer
                + " --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=" + group
                + " --query Listeners[0].ListenerArn");
        elbv2.aws("create-rule --listener-arn " + listener + " --priority 10"
                + " --conditions Field=path-pattern,Values=/a,/b"
                + " --actions Type=fixed-response,FixedResponseConfig={StatusCode=404,ContentType=text/plain}");
        elbv2.aws("register-targets --target-group-arn " + group + " --targets Id=127.0.0.1,Port=9091");

        assertThat(elbv2.aws("describe-rules --listener-arn " + listener + " --query Rules[].Priority"))
                .isEqualTo("10\tdefault");
        assertThat(elbv2.aws("describe-target-health --target-group-arn " + group
                        + " --query TargetHealthDescriptions[].Target.Port"))
                .isEqualTo("9091");
        assertThat(elbv2.run("delete-target-group --target-group-arn " + group))
                .contains("An error occurred (ResourceInUse) when calling the DeleteTargetGroup operation:"
                        + " Target group '" + group + "' is currently in use by a listener or a rule");
        elbv2.aws("delete-load-balancer --load-balancer-arn " + balancer);
        elbv2.aws("delete-target-group --target-group-arn " + group);
        assertThat(endpoint.store().routing().targetGroups()).isEmpty();
    }
}
