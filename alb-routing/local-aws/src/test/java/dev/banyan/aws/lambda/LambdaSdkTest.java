package dev.banyan.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** What the SDK for Java gets. */
class LambdaSdkTest {

    private final LambdaEndpoint endpoint;
    private final LambdaClient client;

    LambdaSdkTest(@TempDir Path folder) throws IOException {
        endpoint = new LambdaEndpoint(folder, List.of());
        client = endpoint.client();
    }

    @AfterEach
    void close() throws IOException {
        endpoint.close();
    }

    @Test
    void function_isToldAsItWasMade() {
        client.createFunction(request -> request.functionName("orders")
                .role(LambdaEndpoint.ROLE)
                .runtime("java21")
                .handler("shop.Orders::handle")
                .description("the orders")
                .timeout(20)
                .memorySize(512)
                .architectures(Architecture.ARM64)
                .environment(environment -> environment.variables(Map.of("TABLE", "orders")))
                .ephemeralStorage(storage -> storage.size(1024))
                .tracingConfig(tracing -> tracing.mode("Active"))
                .tags(Map.of("team", "shop"))
                .code(code -> code.zipFile(SdkBytes.fromByteArray(LambdaEndpoint.archive("one")))));
        client.waiter().waitUntilFunctionActiveV2(request -> request.functionName("orders"));

        GetFunctionResponse told =
                client.getFunction(request -> request.functionName(LambdaEndpoint.PREFIX + "orders"));

        FunctionConfiguration configuration = told.configuration();
        assertThat(configuration.functionArn()).isEqualTo(LambdaEndpoint.PREFIX + "orders");
        assertThat(configuration.version()).isEqualTo("$LATEST");
        assertThat(configuration.state()).isEqualTo(State.ACTIVE);
        assertThat(configuration.handler()).isEqualTo("shop.Orders::handle");
        assertThat(configuration.environment().variables()).containsExactly(Map.entry("TABLE", "orders"));
        assertThat(configuration.architectures()).containsExactly(Architecture.ARM64);
        assertThat(configuration.ephemeralStorage().size()).isEqualTo(1024);
        assertThat(configuration.tracingConfig().modeAsString()).isEqualTo("Active");
        assertThat(configuration.codeSize()).isEqualTo(LambdaEndpoint.archive("one").length);
        assertThat(configuration.codeSha256()).hasSize(44).endsWith("=");
        assertThat(configuration.lastModified()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(told.code().location()).startsWith("file:///").endsWith(".zip");
        assertThat(told.tags()).containsExactly(Map.entry("team", "shop"));
        HostedVersion hosted = endpoint.host.function("orders").versions().get(0);
        assertThat(hosted.timeout()).hasSeconds(20);
        assertThat(hosted.memoryMegabytes()).isEqualTo(512);
    }

    @Test
    void configuration_changes_inWhatIsNamedAlone() {
        endpoint.create("orders");
        String revision = client.getFunctionConfiguration(request -> request.functionName("orders"))
                .revisionId();

        client.updateFunctionConfiguration(request -> request.functionName("orders")
                .timeout(9)
                .environment(environment -> environment.variables(Map.of("STAGE", "test")))
                .revisionId(revision));
        client.waiter().waitUntilFunctionUpdatedV2(request -> request.functionName("orders"));

        var changed = client.getFunctionConfiguration(request -> request.functionName("orders"));
        assertThat(changed.timeout()).isEqualTo(9);
        assertThat(changed.memorySize()).isEqualTo(128);
        assertThat(changed.environment().variables()).containsExactly(Map.entry("STAGE", "test"));
        assertThatThrownBy(() -> client.updateFunctionConfiguration(
                        request -> request.functionName("orders").timeout(10).revisionId(revision)))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(client.getFunctionConfiguration(request -> request.functionName("orders"))
                        .timeout())
                .isEqualTo(9);
    }

    @Test
    void versions_stay_whileLatestChanges() {
        endpoint.create("orders");
        PublishVersionResponse first =
                client.publishVersion(request -> request.functionName("orders").description("the first"));
        assertThat(client.publishVersion(request -> request.functionName("orders"))
                        .version())
                .isEqualTo("1");
        byte[] two = LambdaEndpoint.archive("two");
        String latest = client.updateFunctionCode(request -> request.functionName("orders")
                        .zipFile(SdkBytes.fromByteArray(two))
                        .dryRun(true))
                .codeSha256();
        String second = client.updateFunctionCode(request -> request.functionName("orders")
                        .zipFile(SdkBytes.fromByteArray(two))
                        .publish(true))
                .version();

        assertThat(first.version()).isEqualTo("1");
        assertThat(first.functionArn()).isEqualTo(LambdaEndpoint.PREFIX + "orders:1");
        assertThat(second).isEqualTo("2");
        assertThat(client.listVersionsByFunctionPaginator(
                                request -> request.functionName("orders").maxItems(1))
                        .versions())
                .extracting(FunctionConfiguration::version, FunctionConfiguration::description)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("$LATEST", ""),
                        org.assertj.core.groups.Tuple.tuple("1", "the first"),
                        org.assertj.core.groups.Tuple.tuple("2", ""));
        assertThat(client.getFunction(request -> request.functionName("orders").qualifier("1"))
                        .configuration()
                        .codeSha256())
                .isEqualTo(first.codeSha256())
                .isNotEqualTo(latest);
        client.deleteFunction(request -> request.functionName("orders").qualifier("2"));
        assertThatThrownBy(() -> client.getFunction(request -> request.functionName("orders:2")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void functions_areListed_pageByPage_ofOneRegion() {
        List<String> names = IntStream.range(0, 5).mapToObj(i -> "f" + i).toList();
        names.forEach(endpoint::create);
        endpoint.create("f1-b");

        assertThat(client.listFunctionsPaginator(request -> request.maxItems(2)).functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactlyInAnyOrder("f0", "f1", "f1-b", "f2", "f3", "f4");
        assertThat(client.listFunctions(request -> request.maxItems(2)).functions())
                .hasSize(2);
        assertThat(endpoint.send("GET", "/2015-03-31/functions/", "").body()).contains("\"f4\"");
        assertThat(client.getAccountSettings().accountUsage().functionCount()).isEqualTo(6);
    }

    @Test
    void alias_movesItsWeights_unlessARuleDoes() {
        endpoint.create("orders");
        client.publishVersion(request -> request.functionName("orders"));
        client.updateFunctionCode(request -> request.functionName("orders")
                .zipFile(SdkBytes.fromByteArray(LambdaEndpoint.archive("two")))
                .publish(true));
        String made = client.createAlias(
                        request -> request.functionName("orders").name("live").functionVersion("1"))
                .revisionId();

        var moved = client.updateAlias(request -> request.functionName("orders")
                .name("live")
                .revisionId(made)
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1))));

        assertThat(moved.aliasArn()).isEqualTo(LambdaEndpoint.PREFIX + "orders:live");
        assertThat(moved.routingConfig().additionalVersionWeights()).containsExactly(Map.entry("2", 0.1));
        assertThat(hosted("orders").aliases()).containsExactly(Map.entry("live", Map.of("1", 0.9, "2", 0.1)));
        assertThatThrownBy(() -> client.deleteFunction(
                        request -> request.functionName("orders").qualifier("2")))
                .isInstanceOf(ResourceConflictException.class);
        client.updateAlias(
                request -> request.functionName("orders").name("live").routingConfig(routing -> {}));
        assertThat(client.listAliases(request -> request.functionName("orders").functionVersion("1"))
                        .aliases())
                .extracting(AliasConfiguration::name)
                .containsExactly("live");
        endpoint.split.add(new Arn(LambdaEndpoint.PREFIX + "orders:live"));
        assertThatThrownBy(() -> client.updateAlias(request -> request.functionName("orders")
                        .name("live")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1)))))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("while a rule of the load balancer splits its traffic");
        client.updateAlias(
                request -> request.functionName("orders").name("live").functionVersion("2"));
        client.deleteAlias(request -> request.functionName("orders").name("live"));
        client.deleteAlias(request -> request.functionName("orders").name("live"));
        assertThat(hosted("orders").aliases()).isEmpty();
    }

    private HostedFunction hosted(String name) {
        return endpoint.host.function(name);
    }

    @Test
    void policy_isTheDocumentThatLambdaWrites() {
        endpoint.create("orders");
        String group = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/0123456789abcdef";
        String statement = client.addPermission(request -> request.functionName("orders")
                        .statementId("balancer")
                        .action("lambda:InvokeFunction")
                        .principal("elasticloadbalancing.amazonaws.com")
                        .sourceAccount("123456789012")
                        .sourceArn(group))
                .statement();
        client.addPermission(request -> request.functionName("orders")
                .statementId("other")
                .action("lambda:GetFunction")
                .principal("210987654321"));

        assertThat(statement)
                .isEqualTo("{\"Sid\":\"balancer\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                        + "\"elasticloadbalancing.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\""
                        + LambdaEndpoint.PREFIX + "orders\",\"Condition\":{\"StringEquals\":{\"AWS:SourceAccount\":"
                        + "\"123456789012\"},\"ArnLike\":{\"AWS:SourceArn\":\"" + group + "\"}}}");
        var policy = client.getPolicy(request -> request.functionName("orders"));
        assertThat(policy.policy())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + statement
                        + ",{\"Sid\":\"other\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::210987654321:root\"},"
                        + "\"Action\":\"lambda:GetFunction\",\"Resource\":\"" + LambdaEndpoint.PREFIX + "orders\"}]}");
        assertThat(endpoint.store().mayInvoke(new Arn(LambdaEndpoint.PREFIX + "orders"), new Arn(group)))
                .isTrue();
        assertThat(endpoint.store().mayInvoke(new Arn(LambdaEndpoint.PREFIX + "orders"), new Arn(group + "0")))
                .isFalse();
        assertThat(endpoint.store().mayInvoke(new Arn(LambdaEndpoint.PREFIX + "none"), new Arn(group)))
                .isFalse();
        client.removePermission(request ->
                request.functionName("orders").statementId("balancer").revisionId(policy.revisionId()));
        client.removePermission(request -> request.functionName("orders").statementId("other"));
        assertThatThrownBy(() -> client.getPolicy(request -> request.functionName("orders")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void invocation_tellsVersion_errorAndLog() {
        endpoint.create("orders");

        InvokeResponse answer = client.invoke(request -> request.functionName("orders")
                .logType(LogType.TAIL)
                .clientContext("eyJhIjoxfQ==")
                .payload(SdkBytes.fromUtf8String("{\"id\":7}")));
        InvokeResponse failure =
                client.invoke(request -> request.functionName("orders").payload(SdkBytes.fromUtf8String("\"fail\"")));
        InvokeResponse trial =
                client.invoke(request -> request.functionName("orders").invocationType(InvocationType.DRY_RUN));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.logResult()).isEqualTo("U1RBUlQKUkVQT1JUCg==");
        assertThat(answer.payload().asUtf8String())
                .isEqualTo("{\"version\":\"$LATEST\",\"event\":{\"id\":7},\"context\":\"{'a':1}\"}");
        assertThat(failure.statusCode()).isEqualTo(200);
        assertThat(failure.functionError()).isEqualTo("Unhandled");
        assertThat(failure.logResult()).isNull();
        assertThat(trial.statusCode()).isEqualTo(204);
    }

    @Test
    void concurrency_isReserved_andThrottles() {
        endpoint.create("orders");

        client.putFunctionConcurrency(request -> request.functionName("orders").reservedConcurrentExecutions(0));

        assertThatThrownBy(() -> client.invoke(request -> request.functionName("orders")))
                .isInstanceOfSatisfying(TooManyRequestsException.class, refusal -> {
                    assertThat(refusal.statusCode()).isEqualTo(429);
                    assertThat(refusal.reasonAsString()).isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
                    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Rate Exceeded.");
                });
        assertThat(client.getFunctionConcurrency(request -> request.functionName("orders"))
                        .reservedConcurrentExecutions())
                .isZero();
        client.putFunctionConcurrency(request -> request.functionName("orders").reservedConcurrentExecutions(900));
        assertThat(client.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
                .isEqualTo(100);
        client.deleteFunctionConcurrency(request -> request.functionName("orders"));
        assertThat(client.getFunction(request -> request.functionName("orders")).concurrency())
                .isNull();
    }

    @Test
    void tags_areAdded_andRemoved() {
        endpoint.create("orders");
        String arn = LambdaEndpoint.PREFIX + "orders";

        client.tagResource(request -> request.resource(arn).tags(Map.of("a", "1", "b", "2", "c", "3")));
        client.untagResource(request -> request.resource(arn).tagKeys("a", "b"));

        assertThat(client.listTags(request -> request.resource(arn)).tags()).containsExactly(Map.entry("c", "3"));
    }
}
