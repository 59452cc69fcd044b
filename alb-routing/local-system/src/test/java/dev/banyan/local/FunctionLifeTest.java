package dev.banyan.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.local.handlers.Greeting;
import dev.banyan.model.Arn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** A function's whole life by the SDK, in processes with the real runtime client. */
class FunctionLifeTest {

    private static final String HANDLER = Greeting.class.getName();
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/greeting/0123456789abcdef";
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:greeting";

    private @TempDir Path folder;
    private FunctionEndpoint endpoint;
    private LambdaClient client;

    @BeforeEach
    void open() throws IOException {
        endpoint = new FunctionEndpoint(folder);
        client = LambdaClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(2)))
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        endpoint.close();
    }

    @Test
    void function_livesFromItsCreationToItsDeletion() throws IOException {
        client.createFunction(request -> request.functionName("greeting")
                .role("arn:aws:iam::123456789012:role/greeting")
                .runtime("java21")
                .handler(HANDLER)
                .timeout(60)
                .memorySize(256)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(archive("old")))));
        client.waiter().waitUntilFunctionActiveV2(request -> request.functionName("greeting"));
        String version = client.publishVersion(request -> request.functionName("greeting"))
                .version();
        client.createAlias(
                request -> request.functionName("greeting").name("live").functionVersion(version));
        assertThat(endpoint.store().mayInvoke(new Arn(FUNCTION + ":live"), new Arn(GROUP)))
                .isFalse();
        client.addPermission(request -> request.functionName("greeting")
                .qualifier("live")
                .statementId("balancer")
                .action("lambda:InvokeFunction")
                .principal("elasticloadbalancing.amazonaws.com")
                .sourceArn(GROUP));
        assertThat(endpoint.store().mayInvoke(new Arn(FUNCTION + ":live"), new Arn(GROUP)))
                .isTrue();
        assertThat(endpoint.store().mayInvoke(new Arn(FUNCTION), new Arn(GROUP)))
                .isFalse();

        InvokeResponse first = invoke("live", "{}");
        assertThat(first.payload().asUtf8String()).isEqualTo("\"old from 1\"");
        assertThat(first.executedVersion()).isEqualTo("1");
        assertThat(new String(Base64.getDecoder().decode(first.logResult()), StandardCharsets.UTF_8))
                .matches("(?s)START RequestId: .* Version: 1\nevent \\{}\nEND RequestId: .*\nREPORT RequestId: .*\n");

        client.updateFunctionCode(
                request -> request.functionName("greeting").zipFile(SdkBytes.fromByteArray(archive("new"))));
        client.waiter().waitUntilFunctionUpdatedV2(request -> request.functionName("greeting"));
        assertThat(invoke("live", "{}").payload().asUtf8String()).isEqualTo("\"old from 1\"");
        assertThat(invoke("$LATEST", "{}").payload().asUtf8String()).isEqualTo("\"new from $LATEST\"");

        InvokeResponse failed = invoke("$LATEST", "\"fail\"");
        assertThat(failed.statusCode()).isEqualTo(200);
        assertThat(failed.functionError()).isEqualTo("Unhandled");
        assertThat(failed.payload().asUtf8String())
                .contains("\"errorMessage\":\"asked to fail\"")
                .contains("\"errorType\":\"java.lang.IllegalStateException\"");

        client.putFunctionConcurrency(
                request -> request.functionName("greeting").reservedConcurrentExecutions(0));
        assertThatThrownBy(() -> invoke("live", "{}"))
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        refusal -> assertThat(refusal.reasonAsString())
                                .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded"));

        client.deleteFunction(request -> request.functionName("greeting"));
        assertThatThrownBy(() -> invoke("live", "{}")).isInstanceOf(ResourceNotFoundException.class);
        assertThat(endpoint.lambda().functions()).isEmpty();
        assertThat(folder.resolve("code")).isEmptyDirectory();
    }

    @Test
    void folder_runsInPlace_andAVersionKeepsACopy() throws IOException {
        Path code = Files.createDirectories(folder.resolve("classes"));
        Path target = Files.createDirectories(code.resolve("dev/banyan/local/handlers"))
                .resolve("Greeting.class");
        Files.write(target, handlerClass());
        Files.writeString(code.resolve("greeting.txt"), "first");
        client.createFunction(request -> request.functionName("greeting")
                .role("arn:aws:iam::123456789012:role/greeting")
                .runtime("java17")
                .handler(HANDLER)
                .timeout(60)
                .memorySize(256)
                .publish(true)
                .code(source -> source.s3Bucket("banyan-local-folder").s3Key(code.toString())));

        Files.writeString(code.resolve("greeting.txt"), "second");

        assertThat(invoke("$LATEST", "{}").payload().asUtf8String()).isEqualTo("\"second from $LATEST\"");
        assertThat(invoke("1", "{}").payload().asUtf8String()).isEqualTo("\"first from 1\"");
    }

    private InvokeResponse invoke(String qualifier, String payload) {
        return client.invoke(request -> request.functionName("greeting")
                .qualifier(qualifier)
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromUtf8String(payload)));
    }

    private static byte[] archive(String greeting) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(HANDLER.replace('.', '/') + ".class"));
            zip.write(handlerClass());
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("greeting.txt"));
            zip.write(greeting.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] handlerClass() throws IOException {
        try (InputStream stream = Greeting.class.getResourceAsStream("Greeting.class")) {
            return java.util.Objects.requireNonNull(stream).readAllBytes();
        }
    }
}
