package dev.banyan.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import software.amazon.awssdk.core.SdkBytes;

/** What the API refuses, with its code and its message as they stand on the wire. */
class LambdaRefusalTest {

    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static @TempDir Path folder;
    private static LambdaEndpoint endpoint;

    @BeforeAll
    static void open() throws IOException {
        endpoint = new LambdaEndpoint(folder, List.of());
        endpoint.create("orders");
        endpoint.client().publishVersion(request -> request.functionName("orders"));
        endpoint.client()
                .updateFunctionCode(request -> request.functionName("orders")
                        .zipFile(SdkBytes.fromByteArray(LambdaEndpoint.archive("two")))
                        .publish(true));
        endpoint.client()
                .createAlias(
                        request -> request.functionName("orders").name("live").functionVersion("1"));
        endpoint.client()
                .addPermission(request -> request.functionName("orders")
                        .statementId("known")
                        .action("lambda:InvokeFunction")
                        .principal("*"));
        NAMES.put("zip", Base64.getEncoder().encodeToString(LambdaEndpoint.archive("x")));
        NAMES.put("arn", LambdaEndpoint.PREFIX);
        NAMES.put("role", "\"Role\":\"" + LambdaEndpoint.ROLE + "\"");
        NAMES.put("runs", "\"Runtime\":\"java21\",\"Handler\":\"a.B\"");
        NAMES.put("code", "\"Code\":{\"ZipFile\":\"" + NAMES.get("zip") + "\"}");
        NAMES.put(
                "hash",
                endpoint.client()
                        .getFunctionConfiguration(request -> request.functionName("orders"))
                        .codeSha256());
        NAMES.put("F", "/2015-03-31/functions");
        NAMES.put("long", "x".repeat(65));
        NAMES.put("4k", "x".repeat(4096));
    }

    @AfterAll
    static void close() throws IOException {
        endpoint.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(
            resources = "/lambda-refusals.csv",
            delimiter = '\t',
            maxCharsPerColumn = 20_000,
            quoteCharacter = '`')
    void request_isRefused(String method, String target, String body, int status, String code, String message)
            throws IOException {
        HttpResponse<String> answer = endpoint.send(method, fill(target), body == null ? "" : fill(body));

        assertThat(answer.body()).isNotEmpty();
        JsonNode document = new ObjectMapper().readTree(answer.body());
        assertThat(document.path("message").asText()).isEqualTo(fill(message));
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue(code);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    @Test
    void payload_overSixMegabytes_isRefused() {
        String payload = "\"" + "x".repeat(6 * 1024 * 1024 - 1) + "\"";

        HttpResponse<String> answer = endpoint.send("POST", "/2015-03-31/functions/orders/invocations", payload);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("RequestTooLargeException");
        assertThat(answer.body())
                .contains("Request must be smaller than 6291456 bytes for the InvokeFunction operation");
    }

    @Test
    void invocationTypes_andContext_areChecked() {
        String target = "/2015-03-31/functions/orders/invocations";

        assertThat(endpoint.send("POST", target, "{}", "X-Amz-Invocation-Type", "Later")
                        .body())
                .contains("'invocationType' failed to satisfy constraint: Member must satisfy enum value set:"
                        + " [RequestResponse, Event, DryRun]");
        assertThat(endpoint.send("POST", target, "{}", "X-Amz-Log-Type", "All").body())
                .contains("'logType' failed to satisfy constraint: Member must satisfy enum value set: [None, Tail]");
        assertThat(endpoint.send("POST", target, "{}", "X-Amz-Client-Context", "*")
                        .body())
                .contains("Client context must be a valid Base64-encoded JSON object");
    }

    @Test
    void code_thatIsNotThere_isRefused() throws IOException {
        Path missing = folder.resolve("none");

        HttpResponse<String> answer = endpoint.send(
                "PUT",
                "/2015-03-31/functions/orders/code",
                "{\"S3Bucket\":\"banyan-local-folder\",\"S3Key\":\"" + missing + "\"}");

        assertThat(answer.body())
                .contains("S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist. (S3Key: "
                        + missing + ", expected: the absolute path of an archive or a folder)");
    }
}
