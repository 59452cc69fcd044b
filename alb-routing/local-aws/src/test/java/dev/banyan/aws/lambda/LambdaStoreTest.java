package dev.banyan.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.aws.lambda.FunctionSeed.SeedPermission;
import dev.banyan.model.Arn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What comes back, what gives way to the template, and what is deleted. */
class LambdaStoreTest {

    private static final Arn CATALOG = new Arn(LambdaEndpoint.PREFIX + "catalog");
    private static final Arn GROUP =
            new Arn("arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/catalog/0123456789abcdef");

    private @TempDir Path folder;

    @Test
    void functions_comeBack_withEverything() throws IOException {
        GetFunctionConfigurationResponse before;
        HostedFunction hosted;
        try (LambdaEndpoint endpoint = open()) {
            endpoint.create("orders");
            var client = endpoint.client();
            client.publishVersion(request -> request.functionName("orders"));
            client.createAlias(
                    request -> request.functionName("orders").name("live").functionVersion("1"));
            client.addPermission(request -> request.functionName("orders")
                    .qualifier("live")
                    .statementId("a")
                    .action("lambda:InvokeFunction")
                    .principal("elasticloadbalancing.amazonaws.com"));
            client.putFunctionConcurrency(
                    request -> request.functionName("orders").reservedConcurrentExecutions(7));
            client.updateFunctionConfiguration(request -> request.functionName("orders")
                    .environment(environment -> environment.variables(Map.of("AB", "c")))
                    .loggingConfig(logging -> logging.logFormat("JSON")));
            client.tagResource(request ->
                    request.resource(LambdaEndpoint.PREFIX + "orders").tags(Map.of("team", "shop")));
            before = client.getFunctionConfiguration(request -> request.functionName("orders"));
            hosted = hosted(endpoint, "orders");
        }

        try (LambdaEndpoint endpoint = open()) {
            assertThat(endpoint.client().getFunctionConfiguration(request -> request.functionName("orders")))
                    .hasToString(before.toString());
            assertThat(hosted(endpoint, "orders")).isEqualTo(hosted);
            assertThat(hosted.permissions())
                    .containsExactly(new HostedPermission("elasticloadbalancing.amazonaws.com", null, "live"));
            assertThat(endpoint.client()
                            .getFunction(request -> request.functionName("orders"))
                            .tags())
                    .containsEntry("team", "shop");
            endpoint.client().deleteFunction(request -> request.functionName("orders"));
        }
        try (LambdaEndpoint endpoint = open()) {
            assertThat(endpoint.client().listFunctions().functions()).isEmpty();
        }
    }

    @Test
    void archives_thatNobodyUses_areDeleted() throws IOException {
        try (LambdaEndpoint endpoint = open()) {
            endpoint.create("orders");
            endpoint.create("copy");
            assertThat(archives()).hasSize(1);
            endpoint.client().publishVersion(request -> request.functionName("orders"));
            for (String content : List.of("two", "three")) {
                endpoint.client()
                        .updateFunctionCode(request -> request.functionName("orders")
                                .zipFile(SdkBytes.fromByteArray(LambdaEndpoint.archive(content))));
            }
            assertThat(archives()).hasSize(2);
            assertThatThrownBy(() -> endpoint.client()
                            .updateFunctionCode(request ->
                                    request.functionName("orders").zipFile(SdkBytes.fromUtf8String("no archive"))))
                    .hasMessageContaining("Could not unzip uploaded file");
            endpoint.client().deleteFunction(request -> request.functionName("orders"));
            assertThat(archives()).hasSize(1);
        }
        Files.writeString(folder.resolve("code/left-over.zip"), "of a process that was killed");
        try (LambdaEndpoint endpoint = open()) {
            assertThat(archives()).hasSize(1);
            assertThat(hosted(endpoint, "copy").versions()).hasSize(1);
        }
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("code"))) {
            return files.toList();
        }
    }

    @Test
    void template_isThereFromTheStart() throws IOException {
        try (LambdaEndpoint endpoint = open(seed("first", "8080"))) {
            HostedFunction hosted = hosted(endpoint, "catalog");
            assertThat(hosted.versions()).extracting(HostedVersion::version).containsExactly("$LATEST", "1");
            assertThat(hosted.aliases()).containsExactly(Map.entry("live", Map.of("1", 1.0)));
            assertThat(endpoint.store().mayInvoke(new Arn(CATALOG + ":live"), GROUP))
                    .isTrue();
            assertThat(endpoint.store().mayInvoke(new Arn(CATALOG + ":1"), GROUP))
                    .isFalse();
            assertThat(endpoint.client()
                            .publishVersion(request -> request.functionName("catalog"))
                            .version())
                    .isEqualTo("1");
            assertThat(endpoint.store().dropped()).isEmpty();
        }
    }

    @Test
    void changes_stay_untilTheTemplateSaysSomethingElse() throws IOException {
        try (LambdaEndpoint endpoint = open(seed("first", "8080"))) {
            endpoint.client()
                    .updateFunctionConfiguration(
                            request -> request.functionName("catalog").timeout(77));
        }
        try (LambdaEndpoint endpoint = open(seed("first", "9090"))) {
            HostedVersion latest = hosted(endpoint, "catalog").versions().get(0);
            assertThat(latest.timeout()).isEqualTo(Duration.ofSeconds(77));
            // Nobody changed the variables, and the port is another one in this run.
            assertThat(latest.environment()).containsExactly(Map.entry("PORT", "9090"));
            assertThat(endpoint.store().dropped()).isEmpty();
        }
        try (LambdaEndpoint endpoint = open(seed("second", "8080"))) {
            assertThat(hosted(endpoint, "catalog").versions().get(0).timeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(endpoint.store().dropped()).containsExactly(CATALOG.value());
        }
        try (LambdaEndpoint endpoint = open(seed("second", "8080"))) {
            assertThat(endpoint.store().dropped()).isEmpty();
        }
    }

    @Test
    void templateFunction_thatWasDeleted_staysDeleted_untilReset() throws IOException {
        try (LambdaEndpoint endpoint = open(seed("first", "8080"))) {
            endpoint.client().deleteFunction(request -> request.functionName("catalog"));
        }
        try (LambdaEndpoint endpoint = open(seed("first", "8080"))) {
            assertThatThrownBy(() -> endpoint.client().getFunction(request -> request.functionName("catalog")))
                    .isInstanceOf(ResourceNotFoundException.class);
            endpoint.create("orders");
            endpoint.store().reset();
            assertThat(endpoint.host.functions.keySet()).containsExactly(CATALOG);
            assertThat(archives()).isEmpty();
        }
        try (LambdaEndpoint endpoint = open()) {
            assertThat(endpoint.client().listFunctions().functions()).isEmpty();
        }
    }

    private LambdaEndpoint open(FunctionSeed... template) throws IOException {
        return new LambdaEndpoint(folder, List.of(template));
    }

    private FunctionSeed seed(String fingerprint, String port) throws IOException {
        Path archive = folder.resolve("asset.zip");
        Files.write(archive, LambdaEndpoint.archive("template"));
        return new FunctionSeed(
                "catalog",
                CATALOG,
                archive,
                "shop.Catalog",
                "java25",
                Map.of("PORT", port),
                512,
                Duration.ofSeconds(30),
                null,
                List.of("1"),
                Map.of("live", "1"),
                List.of(new SeedPermission(
                        "live", "lambda:InvokeFunction", "elasticloadbalancing.amazonaws.com", GROUP.value())),
                fingerprint);
    }

    private static HostedFunction hosted(LambdaEndpoint endpoint, String name) {
        return endpoint.host.function(name);
    }
}
