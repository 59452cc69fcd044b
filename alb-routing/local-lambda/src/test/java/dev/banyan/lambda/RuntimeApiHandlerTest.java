package dev.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeApiHandlerTest {
    private final RecordedCalls calls = new RecordedCalls();
    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder(), new RuntimeApiHandler(calls));

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
        assertThat(calls.connections).isZero();
    }

    @Test
    void response_inPieces_arrivesWhole() {
        String request = post("/invocation/id-1/response", "hello");
        for (byte next : request.getBytes(StandardCharsets.US_ASCII)) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {next}));
        }

        assertThat(calls.seen).containsExactly("response id-1 hello");
        assertThat(sent()).startsWith("HTTP/1.1 202 Accepted\r\n").endsWith("\r\n\r\n{\"status\":\"OK\"}");
    }

    @Test
    void response_chunked_arrivesWhole() {
        receive("POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        receive("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n");

        assertThat(calls.seen).containsExactly("response id-1 hello");
    }

    @Test
    void response_announcedAboveTheLimit_isNotKept() {
        receive("POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1\r\nContent-Length: 6291557\r\n\r\n");
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[6_291_557]));

        assertThat(calls.seen).containsExactly("oversized id-1");
        assertThat(sent()).startsWith("HTTP/1.1 413 ").contains("RequestEntityTooLarge");
    }

    @Test
    void error_withDocument_isRead() {
        receive(post(
                "/invocation/id-1/error", "{\"errorMessage\":\"why\",\"stackTrace\":[\"a\"],\"errorType\":\"a.B\"}"));

        assertThat(calls.seen).containsExactly("error id-1 a.B why");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Runtime.BadFunctionCode | not json | Runtime.BadFunctionCode",
                "Function.Custom | {} | Function.Custom",
                "anything else | [] | Runtime.Unknown"
            })
    void error_withoutDocument_hasTheTypeOfTheHeader(String header, String document, String type) {
        receive("POST /2018-06-01/runtime/init/error HTTP/1.1\r\nLambda-Runtime-Function-Error-Type: " + header
                + "\r\nContent-Length: " + document.length() + "\r\n\r\n" + document);

        assertThat(calls.seen).singleElement().asString().startsWith("init error " + type + " ");
    }

    @Test
    void next_answeredLater_carriesAllHeaders() {
        receive("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(sent()).isEmpty();

        calls.waiting.get(0).invocation("id-1", 1700000000000L, "arn:f", "Root=1-2-3", "", LambdaFixture.bytes("{}"));

        assertThat(sent())
                .isEqualTo(String.join(
                        "\r\n",
                        "HTTP/1.1 200 OK",
                        "Content-Type: application/json",
                        "Lambda-Runtime-Aws-Request-Id: id-1",
                        "Lambda-Runtime-Deadline-Ms: 1700000000000",
                        "Lambda-Runtime-Invoked-Function-Arn: arn:f",
                        "Lambda-Runtime-Trace-Id: Root=1-2-3",
                        "Content-Length: 2",
                        "",
                        "{}"));
    }

    @ParameterizedTest
    @CsvSource({"'Root=1\r\nEvil: yes'", "'Root=1\u0000'", "Root=ü", "''"})
    void next_traceIdThatIsNoHeaderValue_isLeftOut(String traceId) {
        receive("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n");
        calls.waiting.get(0).invocation("id-1", 1L, "arn:f", traceId, "", LambdaFixture.bytes("{}"));

        assertThat(sent()).doesNotContain("Evil").doesNotContain("Trace-Id");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /2018-06-01/runtime/other, 404",
        "GET, /2018-06-01/runtime/restore/next, 200",
        "POST, /2018-06-01/runtime/invocation/id-1, 404",
        "POST, /2018-06-01/runtime/invocation/id-1/other, 404",
        "POST, /2018-06-01/runtime/invocation/unknown/response, 400",
        "DELETE, /2018-06-01/runtime/invocation/next, 404",
        "GET, /, 404"
    })
    void request_elsewhere_hasItsStatus(String method, String path, String status) {
        receive(method + " " + path + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n");

        assertThat(sent()).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void request_unreadable_isAnsweredAndTheConnectionClosed() {
        receive("\u0001\u0002 nonsense\r\n\r\n");

        assertThat(sent()).startsWith("HTTP/1.1 400 ");
        assertThat(channel.isOpen()).isFalse();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private static String post(String path, String body) {
        return "POST /2018-06-01/runtime" + path + " HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(StandardCharsets.UTF_8));
            part.release();
        }
        return text.toString();
    }

    private static final class RecordedCalls implements RuntimeCalls {
        private final List<String> seen = new ArrayList<>();
        private final List<RuntimeReply> waiting = new ArrayList<>();
        private int connections;

        @Override
        public void next(RuntimeReply reply) {
            waiting.add(reply);
        }

        @Override
        public RuntimeStatus response(String requestId, byte[] document) {
            seen.add("response " + requestId + " " + new String(document, StandardCharsets.UTF_8));
            return requestId.equals("unknown") ? RuntimeStatus.INVALID_REQUEST_ID : RuntimeStatus.ACCEPTED;
        }

        @Override
        public RuntimeStatus oversizedResponse(String requestId) {
            seen.add("oversized " + requestId);
            return RuntimeStatus.TOO_LARGE;
        }

        @Override
        public RuntimeStatus error(String requestId, FunctionFailure failure) {
            seen.add("error " + requestId + " " + failure.type() + " " + failure.message());
            return RuntimeStatus.ACCEPTED;
        }

        @Override
        public RuntimeStatus initError(FunctionFailure failure) {
            seen.add("init error " + failure.type() + " " + failure.message());
            return RuntimeStatus.ACCEPTED;
        }

        @Override
        public void connections(int change) {
            connections += change;
        }
    }
}
