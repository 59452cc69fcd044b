package dev.banyan.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.aws.support.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own command line makes a function, invokes it and takes it away. */
class LambdaCommandLineTest {

    private @TempDir Path folder;

    @Test
    void commandLine_makesInvokesAndDeletes() throws IOException, InterruptedException {
        try (LambdaEndpoint endpoint = new LambdaEndpoint(folder, List.of())) {
            CommandLine lambda = new CommandLine(endpoint.uri(), "lambda", folder);
            Path archive = Files.write(folder.resolve("code.zip"), LambdaEndpoint.archive("one"));
            Path event = Files.writeString(folder.resolve("event.json"), "{}");
            Path answer = folder.resolve("answer.json");

            lambda.aws("create-function --function-name orders --runtime java21 --handler shop.Orders --role "
                    + LambdaEndpoint.ROLE + " --zip-file fileb://" + archive);
            lambda.aws("wait function-active-v2 --function-name orders");
            lambda.aws("publish-version --function-name orders");
            lambda.aws("create-alias --function-name orders --name live --function-version 1");
            lambda.aws("add-permission --function-name orders --qualifier live --statement-id balancer"
                    + " --action lambda:InvokeFunction --principal elasticloadbalancing.amazonaws.com");

            assertThat(lambda.aws("invoke --function-name orders:live --log-type Tail --payload fileb://" + event + " "
                            + answer))
                    .isEqualTo("1\tU1RBUlQKUkVQT1JUCg==\t200");
            assertThat(answer).hasContent("{\"version\":\"1\",\"event\":{},\"context\":\"\"}");
            assertThat(lambda.run("delete-function --function-name orders --qualifier 1"))
                    .contains("An error occurred (ResourceConflictException) when calling the DeleteFunction operation:"
                            + " Function version " + LambdaEndpoint.PREFIX + "orders:1 cannot be deleted");
            assertThat(lambda.aws("list-versions-by-function --function-name orders --query Versions[].Version"))
                    .isEqualTo("$LATEST\t1");
            lambda.aws("delete-function --function-name orders");
            assertThat(endpoint.host.functions).isEmpty();
        }
    }
}
