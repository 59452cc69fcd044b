package dev.banyan.alb.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens between a client and a function, apart from the documents. */
class LambdaExchangeTest {

    private static TestAlb start() {
        Routings routings = new Routings();
        return new TestAlb(routings.listener(80, routings.function("orders", false)));
    }

    private static TestAlb start(LambdaInvoker invoker) {
        Routings routings = new Routings();
        return new TestAlb(
                routings.listener(80, routings.function("orders", false)).build(),
                builder -> builder.lambdaInvoker(invoker));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"statusCode":200,"body":"hello"}                                         | 5
            {"statusCode":200,"body":"hello","headers":{"Content-Length":"99"}}       | 5
            {"statusCode":200,"body":"aGk=","isBase64Encoded":true}                   | 2
            {"statusCode":200}                                                        | ''
            {"statusCode":200,"body":""}                                              | ''
            {"statusCode":200,"headers":{"Content-Length":"1234"}}                    | 1234
            {"statusCode":200,"headers":{"content-length":"-1"}}                      | ''
            {"statusCode":204,"headers":{"content-length":"7"}}                       | ''
            """)
    void head_answer_hasTheLengthThatIsKnown(String document, String length) {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            alb.invoker().answer(FakeInvoker.document(document));
            Answer answer = client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").readHead();

            assertThat(answer.header("Content-Length")).isEqualTo(length);
            assertThat(answer.header("Connection")).isEqualTo("keep-alive");
            alb.invoker().answer(FakeInvoker.document("{\"statusCode\":200,\"body\":\"next\"}"));
            assertThat(client.get("/").body()).isEqualTo("next");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Connection: Upgrade\\r\\nUpgrade: websocket                             | 400
            Connection: keep-alive, upgrade\\r\\nUpgrade: WebSocket                 | 400
            Connection: Upgrade, HTTP2-Settings\\r\\nUpgrade: h2c                   | 200
            Upgrade: websocket                                                      | 200
            Connection: Upgrade                                                     | 200
            """)
    void upgrade_onlyWebSocket_isRefused(String headers, int status) {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            Answer answer = client.send(
                            "GET / HTTP/1.1\r\nHost: a\r\n" + headers.replace("\\r\\n", "\r\n") + "\r\n\r\n")
                    .read();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(alb.log(1).get(0).contains("\"LambdaWebsocketNotSupported\""))
                    .isEqualTo(status == 400);
            assertThat(answer.header("Connection")).isEqualTo(status == 400 ? "close" : "keep-alive");
        }
    }

    @Test
    void invoker_throws_is502OfTheLoadBalancer() {
        try (TestAlb alb = start(invocation -> {
                    throw new IllegalStateException("broken");
                });
                RawClient client = alb.client()) {
            assertThat(client.get("/").status()).isEqualTo(502);
            assertThat(client.get("/").status()).isEqualTo(502);
            assertThat(alb.log(1).get(0)).contains("\"LambdaUnhandledException\"");
        }
    }

    @Test
    void invoker_failsLater_is502OfTheLoadBalancer() {
        CompletableFuture<LambdaOutcome> outcome = new CompletableFuture<>();
        try (TestAlb alb = start(invocation -> outcome);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            outcome.completeExceptionally(new IllegalStateException("broken"));

            assertThat(client.read().status()).isEqualTo(502);
            assertThat(alb.log(1).get(0)).contains("\"LambdaUnhandledException\"");
        }
    }

    @Test
    void function_slowerThanTheIdleTimeout_isWaitedFor() {
        Held held = new Held();
        try (TestAlb alb = start(held);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            TestAlb.await(() -> held.invoked);
            for (int i = 0; i < 14; i++) {
                alb.pass(Duration.ofMinutes(1));
            }
            held.outcome.complete(FakeInvoker.document("{\"statusCode\":200,\"body\":\"late\"}"));

            assertThat(client.read().body()).isEqualTo("late");
        }
    }

    @Test
    void function_deregisteredMeanwhile_is502() {
        Held held = new Held();
        try (TestAlb alb = start(held);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            TestAlb.await(() -> held.invoked);
            alb.alb().update(new Routings().listener(80, Routings.text("x")).build());
            held.outcome.complete(FakeInvoker.document("{\"statusCode\":200}"));

            assertThat(client.read().status()).isEqualTo(502);
        }
    }

    @Test
    void client_goneMeanwhile_is460AndTheAnswerIsNobodys() {
        Held held = new Held();
        try (TestAlb alb = start(held)) {
            try (RawClient client = alb.client()) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                TestAlb.await(() -> held.invoked);
            }
            assertThat(alb.log(1).get(0)).contains(" 460 - ");
            held.outcome.complete(FakeInvoker.document("{\"statusCode\":200}"));
            try (RawClient other = alb.client()) {
                assertThat(other.get("/").status()).isEqualTo(200);
            }
            assertThat(alb.log(2)).hasSize(2);
        }
    }

    @Test
    void client_goneInTheBody_is400AndNothingIsInvoked() {
        Held held = new Held();
        try (TestAlb alb = start(held)) {
            try (RawClient client = alb.client()) {
                client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
            }
            assertThat(alb.log(1).get(0)).contains(" 400 - ");
            assertThat(held.invoked).isFalse();
        }
    }

    @Test
    void client_silentInTheBody_is408() {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            alb.pass(Duration.ofSeconds(61));

            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, \u00e4, 400",
        "application/json, \u00e4, 400",
        "application/octet-stream, \u00e4, 200",
        "text/plain, a, 200",
    })
    void body_notUtf8AsText_is400(String type, String body, int status) {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            Answer answer = client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: " + type
                            + "\r\nContent-Length: 1\r\n\r\n" + body)
                    .read();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(alb.log(1).get(0).contains("\"LambdaBadRequest\"")).isEqualTo(status == 400);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"statusCode":200,"statusDescription":"200 Fine"}   | HTTP/1.1 200 Fine
            {"statusCode":200,"statusDescription":"Fine"}       | HTTP/1.1 200 Fine
            {"statusCode":200,"statusDescription":""}           | HTTP/1.1 200 OK
            {"statusCode":418}                                  | HTTP/1.1 418 Client Error
            {"statusCode":302,"headers":{"Location":"/x"}}      | HTTP/1.1 302 Found
            """)
    void statusLine_description_isItsPhrase(String document, String line) {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            alb.invoker().answer(FakeInvoker.document(document));

            assertThat(client.get("/").head()).startsWith(line + "\r\n");
        }
    }

    /** Starts an invocation and answers when the test says so. */
    private static final class Held implements LambdaInvoker {
        final CompletableFuture<LambdaOutcome> outcome = new CompletableFuture<>();
        volatile boolean invoked;

        @Override
        public CompletableFuture<LambdaOutcome> invoke(LambdaInvocation invocation) {
            invoked = true;
            return outcome;
        }
    }
}
