package dev.banyan.alb.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions behind a real listener: the event they get, and what becomes of their answers. */
@SuppressWarnings("StringConcatToTextBlock") // Lines of requests end with CR LF.
class LambdaTargetTest {

    private static TestAlb start(boolean multiValue) {
        Routings routings = new Routings();
        return new TestAlb(routings.listener(80, routings.function("orders", multiValue)));
    }

    private static Answer ask(String document, boolean multiValue) {
        try (TestAlb alb = start(multiValue);
                RawClient client = alb.client()) {
            alb.invoker().answer(FakeInvoker.document(document));
            return client.get("/");
        }
    }

    @Test
    void event_singleValue_hasLastValuesOnly() {
        try (TestAlb alb = start(false);
                RawClient client = alb.client()) {
            client.send("GET /orders/a%20b?q=x%2Fy&q=z&&flag= HTTP/1.1\r\nHost: shop.example.test\r\n"
                            + "Cookie: sid=1\r\nCookie: theme=dark\r\nAccept: */*\r\n\r\n")
                    .read();

            String event = alb.invoker().lastEvent();
            int port = alb.port(80);
            assertThat(event)
                    .startsWith("{\"requestContext\":{\"elb\":{\"targetGroupArn\":\""
                            + Routings.groupArn("orders") + "\"}},\"httpMethod\":\"GET\",\"path\":\"/orders/a%20b\","
                            + "\"queryStringParameters\":{\"q\":\"z\",\"flag\":\"\"},\"headers\":{")
                    .contains("\"x-forwarded-for\":\"127.0.0.1\"")
                    .contains("\"x-forwarded-proto\":\"http\"")
                    .contains("\"x-forwarded-port\":\"" + port + "\"")
                    .contains("\"host\":\"shop.example.test:" + port + "\"")
                    .contains("\"cookie\":\"theme=dark\"")
                    .containsPattern("\"x-amzn-trace-id\":\"Root=1-[0-9a-f]{8}-[0-9a-f]{24}\"")
                    .endsWith("\"body\":\"\",\"isBase64Encoded\":false}")
                    .doesNotContain("multiValue");
        }
    }

    @Test
    void event_multiValue_hasAllValues() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            client.send(
                            "GET /?q=a%20b&q=a+b&flag HTTP/1.1\r\nHost: shop.test\r\nCookie: sid=1\r\nCookie: theme=dark\r\n\r\n")
                    .read();

            assertThat(alb.invoker().lastEvent())
                    .contains("\"multiValueQueryStringParameters\":{\"q\":[\"a%20b\",\"a+b\"],\"flag\":[\"\"]}")
                    .contains("\"cookie\":[\"sid=1\",\"theme=dark\"]")
                    .doesNotContain("\"headers\"")
                    .doesNotContain("\"queryStringParameters\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Content-Type: application/x-www-form-urlencoded                | u=a&p=b | dT1hJnA9Yg== | true
            Content-Type: application/json; charset=utf-8                  | {1}     | {1}          | false
            Content-Type: text/plain                                       | hi      | hi           | false
            Content-Type: application/xml                                  | <a/>    | <a/>         | false
            Content-Type: application/javascript                           | x()     | x()          | false
            Content-Type: application/problem+json                         | {1}     | ezF9         | true
            Content-Type: image/svg+xml                                    | <a/>    | PGEvPg==     | true
            X-Type: none                                                   | hi      | aGk=         | true
            Content-Type: text/plain~Content-Encoding: gzip                | hi      | aGk=         | true
            """)
    void event_body_isBase64ByItsType(String headers, String body, String expected, boolean base64) {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a.test\r\n" + headers.replace("~", "\r\n") + "\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .read();

            assertThat(alb.invoker().lastEvent())
                    .endsWith("\"body\":\"" + expected + "\",\"isBase64Encoded\":" + base64 + "}");
        }
    }

    @Test
    void event_chunkedBody_isOneText() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            client.send(
                            "POST / HTTP/1.1\r\nHost: a.test\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + "5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\nTrailer: x\r\n\r\n")
                    .read();

            assertThat(alb.invoker().lastEvent())
                    .endsWith("\"body\":\"hello, world\",\"isBase64Encoded\":false}")
                    .doesNotContain("transfer-encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"text\"",
                "[]",
                "42",
                "",
                "{",
                "{}",
                "{\"statusCode\":\"200\"}",
                "{\"statusCode\":0}",
                "{\"statusCode\":200,\"headers\":null}",
                "{\"statusCode\":200,\"multiValueHeaders\":null}",
                "{\"statusCode\":200,\"statusDescription\":null}",
                "{\"statusCode\":200,\"headers\":{\"a\":true}}",
                "{\"statusCode\":200,\"headers\":{\"a\":1}}",
                "{\"statusCode\":200,\"headers\":{\"a b\":\"x\"}}",
                "{\"statusCode\":200,\"headers\":{\"a\":\"x\\r\\nb: y\"}}",
                "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":\"x\"}}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"body\":null}",
                "{\"statusCode\":200,\"isBase64Encoded\":\"true\"}",
                "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%\"}",
                "{\"statusCode\":200} {}",
                "{\"statusCode\":200,\"statusDescription\":\"200 OK\\r\\nx: y\"}",
            })
    void response_invalidDocument_is502(String document) {
        assertThat(ask(document, true).status()).isEqualTo(502);
        assertThat(ask(document, false).status()).isEqualTo(502);
    }

    @Test
    void response_statusCodeOnly_isAnEmptyAnswer() {
        Answer answer = ask("{\"statusCode\":200,\"more\":[1]}", true);

        assertThat(answer.head())
                .startsWith("HTTP/1.1 200 OK\r\nServer: awselb/2.0\r\nDate: ")
                .endsWith(
                        "Content-Type: application/octet-stream\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
    }

    @Test
    void response_multiValue_ignoresSingleHeaders() {
        Answer answer = ask(
                "{\"statusCode\":201,\"statusDescription\":\"201 Made\",\"headers\":{\"X-A\":\"1\"},\"multiValueHeaders\":"
                        + "{\"Set-Cookie\":[\"a=1; Path=/\",\"b=2\"],\"Content-Length\":[\"99\"],\"Connection\":[\"close\"],"
                        + "\"Server\":[\"mine\"]},\"body\":\"aGk=\",\"isBase64Encoded\":true}",
                true);

        assertThat(answer.head()).startsWith("HTTP/1.1 201 Made\r\n").doesNotContain("X-A");
        assertThat(answer.header("Set-Cookie")).isEqualTo("a=1; Path=/|b=2");
        assertThat(answer.header("Server")).isEqualTo("mine");
        assertThat(answer.header("Connection")).isEqualTo("keep-alive");
        assertThat(answer.header("Content-Length")).isEqualTo("2");
        assertThat(answer.body()).isEqualTo("hi");
    }

    @Test
    void response_singleValue_ignoresMultiValueHeaders() {
        Answer answer = ask(
                "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/plain\",\"X-U\":\"1\"},"
                        + "\"multiValueHeaders\":{\"X-B\":[\"2\"]},\"body\":\"ä\"}",
                false);

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
        assertThat(answer.head()).doesNotContain("X-B");
        assertThat(answer.body()).isEqualTo("ä");
    }

    @Test
    void response_toHead_hasLengthWithoutBody() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            alb.invoker().answer(FakeInvoker.document("{\"statusCode\":200,\"body\":\"hello\"}"));

            Answer answer =
                    client.send("HEAD / HTTP/1.1\r\nHost: a.test\r\n\r\n").readHead();

            assertThat(answer.header("Content-Length")).isEqualTo("5");
            assertThat(client.get("/").body()).isEqualTo("hello");
        }
    }

    @Test
    void response_over1Megabyte_is502() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            alb.invoker()
                    .answer(FakeInvoker.document("{\"statusCode\":200,\"body\":\"" + "x".repeat(1024 * 1024) + "\"}"));

            assertThat(client.get("/").status()).isEqualTo(502);
            assertThat(alb.log(1).get(0)).contains("\"LambdaResponseTooLarge\"");
        }
    }

    @Test
    void request_over1Megabyte_is413AndCloses() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 1048577\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(413);
            assertThat(alb.invoker().invocations()).isEmpty();
            assertThat(alb.log(1).get(0)).contains(" 413 - ").contains("\"LambdaRequestTooLarge\"");
        }
    }

    @Test
    void request_exactly1Megabyte_isPassed() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Type: text/plain\r\nContent-Length: 1048576\r\n\r\n"
                    + "x".repeat(1024 * 1024));

            assertThat(client.read().status()).isEqualTo(200);
        }
    }

    @Test
    void request_webSocketUpgrade_is400() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(400);
            assertThat(alb.log(1).get(0)).contains("\"LambdaWebsocketNotSupported\"");
        }
    }

    @Test
    void request_notUtf8_is400() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a.test\r\nX-A: \u00ff\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(400);
            assertThat(alb.log(1).get(0)).contains("\"LambdaBadRequest\"");
        }
    }

    @ParameterizedTest
    @EnumSource(LambdaOutcome.Reason.class)
    void refused_anyReason_hasItsStatusAndErrorReason(LambdaOutcome.Reason reason) {
        String expected = switch (reason) {
            case THROTTLED -> "502 LambdaThrottling";
            case NOT_FOUND -> "502 LambdaResourceNotFound";
            case ACCESS_DENIED -> "502 LambdaAccessDenied";
            case REQUEST_TOO_LARGE -> "413 LambdaRequestTooLarge";
            case SERVICE -> "502 LambdaServiceException";
            case CONNECTION_FAILED -> "502 LambdaConnectionError";
            case CONNECTION_TIMED_OUT -> "504 LambdaConnectionTimeout";
        };
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            alb.invoker().answer(new LambdaOutcome.Refused(reason, "no"));

            assertThat(client.get("/").status()).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
            assertThat(alb.log(1).get(0)).contains("\"" + expected.substring(4) + "\"");
        }
    }

    @Test
    void functionError_is502AndLogged() {
        try (TestAlb alb = start(true);
                RawClient client = alb.client()) {
            alb.invoker()
                    .answer(new LambdaOutcome.FunctionError(
                            "java.lang.IllegalStateException", "no", null, Duration.ZERO));

            assertThat(client.get("/").status()).isEqualTo(502);
            assertThat(alb.log(1).get(0))
                    .contains(" -1 502 - ")
                    .contains("\"forward\" \"-\" \"LambdaUnhandled\" \"-\" \"-\"");
        }
    }

    @Test
    void debugHeaders_on_nameTheFunctionAndItsEnvironment() {
        Routings routings = new Routings();
        try (TestAlb alb = new TestAlb(
                        routings.listener(80, routings.function("orders", true)).build(),
                        builder -> builder.debugHeaders(true));
                RawClient client = alb.client()) {
            Answer answer = client.send("GET / HTTP/1.1\r\nHost: a.test\r\nX-Banyan-Rule: 99\r\n\r\n")
                    .read();

            assertThat(answer.header("x-banyan-rule")).isEqualTo("default");
            assertThat(answer.header("x-banyan-target-group")).isEqualTo("orders");
            assertThat(answer.header("x-banyan-target"))
                    .isEqualTo(Routings.functionArn("orders").value());
            assertThat(answer.header("x-banyan-target-kind")).isEqualTo("lambda");
            assertThat(answer.header("x-banyan-cold-start")).isEqualTo("true");
            assertThat(answer.header("x-banyan-environment")).isEqualTo("env-1");
            assertThat(alb.invoker().lastEvent()).doesNotContain("x-banyan");
        }
    }
}
