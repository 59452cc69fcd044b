package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.function.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlbHandlerTest {

    private static final String TRACE = "Root=1-6743a1b2-0123456789abcdef01234567";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void handleRequest_endpointAnswers_documentAndOneLogLine() throws IOException {
        Map<String, @Nullable Object> document = handle("GET", true, (request, invocation) -> {
            invocation.log().info("hello", json -> json.writeStringField("own", "member"));
            return AlbResponse.text(200, "hi");
        });

        assertThat(document).containsEntry("statusCode", 200).containsEntry("body", "hi");
        assertThat(logLines().get(0))
                .containsExactly(
                        Map.entry("time", "2026-01-02T03:04:05Z"),
                        Map.entry("level", "INFO"),
                        Map.entry("message", "hello"),
                        Map.entry("requestId", "request-1"),
                        Map.entry("traceId", TRACE),
                        Map.entry("function", "test-function"),
                        Map.entry("own", "member"));
        assertThat(logLines().get(1))
                .containsEntry("message", "request")
                .containsEntry("path", "/x")
                .containsEntry("status", 200)
                .containsEntry("durationMillis", 0);
    }

    @Test
    void handleRequest_endpointThrows_500WithoutInternalsAndALogLine() throws IOException {
        Map<String, @Nullable Object> document = handle("GET", true, (request, invocation) -> {
            throw new IllegalStateException("password=hunter2", new IOException("inner"));
        });

        assertThat(document).containsEntry("statusCode", 500);
        assertThat(body(document))
                .containsExactly(
                        Map.entry("status", 500),
                        Map.entry("error", "Internal Server Error"),
                        Map.entry("message", "The request failed. Its id is in the log."),
                        Map.entry("path", "/x"),
                        Map.entry("requestId", "request-1"));
        assertThat(logLines().get(0)).containsEntry("level", "ERROR").containsKey("causes");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("IllegalStateException", "inner", "AlbHandlerTest");
    }

    @Test
    void handleRequest_httpException_itsStatusMessageAndHeaders() throws IOException {
        Map<String, @Nullable Object> document = handle("GET", true, (request, invocation) -> {
            throw new HttpException(
                    409, "Taken.", Headers.builder().add("Retry-After", "1").build());
        });

        assertThat(body(document)).containsEntry("status", 409).containsEntry("message", "Taken.");
        assertThat(document.get("multiValueHeaders")).asString().contains("Retry-After=[1]", "no-store");
        assertThat(logLines()).hasSize(1);
    }

    @Test
    void handleRequest_head_hasHeadersAndNoBody() throws IOException {
        Map<String, @Nullable Object> document =
                handle("HEAD", false, (request, invocation) -> AlbResponse.text(200, "hi"));

        assertThat(document).doesNotContainKey("body").containsKey("headers");
    }

    @Test
    void handleRequest_documentTooLarge_500AndAWarning() throws IOException {
        String large = "x".repeat(AlbHandler.LARGEST_DOCUMENT);

        Map<String, @Nullable Object> document =
                handle("GET", true, (request, invocation) -> AlbResponse.text(200, large));

        assertThat(document).containsEntry("statusCode", 500);
        assertThat(logLines().get(1)).containsEntry("level", "WARN").containsEntry("limit", 1_048_576);
    }

    @Test
    void handleRequest_twoCookiesInSingleForm_warns() throws IOException {
        AlbResponse response = AlbResponse.of(200).withCookie("a=1").withCookie("b=2");

        Map<String, @Nullable Object> single = handle("GET", false, (request, invocation) -> response);
        assertThat(single.get("headers")).isEqualTo(Map.of("Set-Cookie", "a=1"));
        assertThat(logLines())
                .last()
                .satisfies(
                        line -> assertThat(line).containsEntry("level", "WARN").containsEntry("dropped", 1));

        Map<String, @Nullable Object> multi = handle("GET", true, (request, invocation) -> response);
        assertThat(multi.get("multiValueHeaders")).isEqualTo(Map.of("Set-Cookie", List.of("a=1", "b=2")));
        assertThat(logLines()).last().satisfies(line -> assertThat(line).containsEntry("level", "INFO"));
    }

    @Test
    void handleRequest_healthCheck_200WithoutTheEndpoint() throws IOException {
        String event = """
                {"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/",
                 "queryStringParameters":{},"headers":{"user-agent":"ELB-HealthChecker/2.0"},
                 "body":"","isBase64Encoded":false}""";

        Map<String, @Nullable Object> document = handle(event, (request, invocation) -> {
            throw new IllegalStateException("called");
        });

        assertThat(document).containsEntry("statusCode", 200);
        assertThat(logLines()).isEmpty();
    }

    @Test
    void handleRequest_notAnEvent_fails() {
        assertThatThrownBy(() -> handle("{}", (request, invocation) -> AlbResponse.of(200)))
                .isInstanceOf(MalformedEventException.class);
    }

    private Map<String, @Nullable Object> handle(String method, boolean multiValue, AlbEndpoint endpoint)
            throws IOException {
        String headers = multiValue
                ? "\"multiValueHeaders\":{\"x-amzn-trace-id\":[\"" + TRACE + "\"]}"
                : "\"headers\":{\"x-amzn-trace-id\":\"" + TRACE + "\"}";
        return handle(
                "{\"requestContext\":{\"elb\":{\"targetGroupArn\":\"arn\"}},\"httpMethod\":\"" + method
                        + "\",\"path\":\"/x\"," + headers + "}",
                endpoint);
    }

    private Map<String, @Nullable Object> handle(String event, AlbEndpoint endpoint) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        PrintStream lines = new PrintStream(log, false, StandardCharsets.UTF_8);
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        new AlbHandler(endpoint, clock, lines) {}.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), document, new TestContext());
        return Json.readObject(document.toByteArray());
    }

    private static Map<String, @Nullable Object> body(Map<String, @Nullable Object> document) {
        return Json.readObject(String.valueOf(document.get("body")).getBytes(StandardCharsets.UTF_8));
    }

    private List<Map<String, @Nullable Object>> logLines() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.readObject(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
