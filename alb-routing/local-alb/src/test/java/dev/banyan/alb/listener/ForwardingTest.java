package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges with ip targets over real sockets: streaming, pipelining, time-outs, targets that misbehave. */
@SuppressWarnings("StringConcatToTextBlock") // Lines of requests end with CR LF.
class ForwardingTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    private static TestAlb start(RawTarget target) {
        Routings routings = new Routings();
        return new TestAlb(routings.listener(80, routings.group("shop", target.port())));
    }

    @Test
    void pipelining_severalRequests_areAnsweredInOrder() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port()))
                        .rule(80, 1, "/fixed", Routings.text("fixed")));
                RawClient client = alb.client()) {
            client.send(
                    "GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /fixed HTTP/1.1\r\nHost: a\r\n\r\n"
                            + "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /fixed HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(client.read().body()).isEqualTo("ok");
            assertThat(client.read().body()).isEqualTo("fixed");
            assertThat(client.read().body()).isEqualTo("ok");
            assertThat(client.read().body()).isEqualTo("fixed");
        }
    }

    @Test
    void head_byteByByte_isUnderstood() {
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            for (char value : "\r\nGET /slow HTTP/1.1\r\nHost: shop.test\r\nX-A:  b \r\n\r\n".toCharArray()) {
                client.send(new byte[] {(byte) value});
            }

            assertThat(client.read().body()).isEqualTo("ok");
            assertThat(target.requests().get(0))
                    .startsWith("GET /slow HTTP/1.1\r\n")
                    .contains("\r\nX-A:  b \r\n");
        }
    }

    @Test
    void bodies_2MegabytesBothWays_arriveWhole() throws IOException {
        byte[] data = new byte[TWO_MEGABYTES];
        Arrays.fill(data, (byte) 'x');
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        byte[] received = connection.readExactly(TWO_MEGABYTES);
                        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + received.length + "\r\n\r\n");
                        connection.send(received);
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + TWO_MEGABYTES + "\r\n\r\n")
                    .send(data);

            assertThat(client.read().bytes()).isEqualTo(data);
        }
    }

    @Test
    void response_slowReader_stopsTheTarget() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        int size = 64 * 1024 * 1024;
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
                        connection.send(new byte[size]);
                        sent.countDown();
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntilEmptyLine();

            // Kernel buffers hold a few megabytes; the rest must wait at the target while nobody reads.
            assertThat(sent.await(500, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(client.readExactly(size)).hasSize(size);
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void request_slowTarget_stopsTheClient() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        int size = 64 * 1024 * 1024;
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        awaitLatch(read);
                        connection.readExactly(size);
                        connection.send(OK);
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + size + "\r\n\r\n");
            Thread writer = new Thread(() -> {
                client.send(new byte[size]);
                written.countDown();
            });
            writer.start();

            assertThat(written.await(500, TimeUnit.MILLISECONDS)).isFalse();
            read.countDown();
            assertThat(client.read().body()).isEqualTo("ok");
            writer.join();
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void response_chunked_isPassedAndForOldClientsUnframed() {
        try (RawTarget target = RawTarget.answering(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
                TestAlb alb = start(target);
                RawClient client = alb.client();
                RawClient old = alb.client()) {
            Answer answer = client.get("/");
            assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(answer.body()).isEqualTo("abcde");

            Answer unframed = old.send("GET / HTTP/1.0\r\n\r\n").read();
            assertThat(unframed.header("Transfer-Encoding")).isEmpty();
            assertThat(unframed.header("Connection")).isEqualTo("close");
            assertThat(unframed.body()).isEqualTo("abcde");
        }
    }

    @Test
    void response_untilClose_isChunkedForTheClient() {
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        connection.send("HTTP/1.0 200 OK\r\n\r\nabc");
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(answer.body()).isEqualTo("abc");
            assertThat(client.get("/").body()).isEqualTo("abc");
        }
    }

    @Test
    void expectContinue_isAnsweredAndNotForwarded() {
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.read().status()).isEqualTo(100);
            client.send("x");

            assertThat(client.read().body()).isEqualTo("ok");
            assertThat(target.requests().get(0)).doesNotContainIgnoringCase("expect");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX",
            })
    void response_broken_is502(String response) {
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        connection.send(response);
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.header("Content-Length")).isEqualTo("122");
            assertThat(alb.log(1).get(0)).contains(" -1 -1 -1 502 - ");
        }
    }

    @Test
    void response_headOver32Kilobytes_is502() {
        String large = "HTTP/1.1 200 OK\r\n" + ("X: " + "x".repeat(1019) + "\r\n").repeat(33) + "\r\n";
        try (RawTarget target = RawTarget.answering(large);
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            assertThat(client.get("/").status()).isEqualTo(502);
        }
    }

    @Test
    void response_cutOff_isCutOffForTheClient() {
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

            org.assertj.core.api.Assertions.assertThatThrownBy(client::read).hasMessageContaining("end of stream");
            assertThat(alb.log(1).get(0)).contains(" 200 200 ");
        }
    }

    @Test
    void target_refusesConnections_is502() {
        RawTarget target = RawTarget.answering(OK);
        target.close();
        try (TestAlb alb = start(target);
                RawClient client = alb.client()) {
            assertThat(client.get("/").status()).isEqualTo(502);
        }
    }

    @Test
    void group_withoutTargets_is503() {
        Routings routings = new Routings();
        try (TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop")));
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Content-Length")).isEqualTo("162");
        }
    }

    @Test
    void target_silent_is504AfterTheIdleTimeout() {
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        connection.readRequest();
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            TestAlb.await(() -> target.requests().size() == 1);
            alb.pass(Duration.ofSeconds(61));

            Answer answer = client.read();
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.header("Content-Length")).isEqualTo("132");
        }
    }

    @Test
    void client_silentInHead_is408() {
        try (TestAlb alb = new TestAlb(new Routings().listener(80, Routings.text("ok")));
                RawClient client = alb.client()) {
            client.get("/");
            client.send("GET / HT");
            alb.log(1);
            TestAlb.await(() -> {
                alb.pass(Duration.ofSeconds(61));
                return available(client) > 0;
            });

            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    private static int available(RawClient client) {
        try {
            return client.socket().getInputStream().available();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void client_silentInBody_is408() {
        try (RawTarget target = RawTarget.answering("");
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
            TestAlb.await(() -> target.requests().size() == 1);
            alb.pass(Duration.ofSeconds(61));

            assertThat(client.read().status()).isEqualTo(408);
        }
    }

    @Test
    void client_idle_isClosedWithoutAnswer() {
        try (TestAlb alb = new TestAlb(new Routings().listener(80, Routings.text("ok")));
                RawClient client = alb.client()) {
            client.get("/");
            alb.log(1);
            alb.pass(Duration.ofSeconds(61));

            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void client_gone_is460InTheLog() {
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        connection.readRequest();
                    }
                });
                TestAlb alb = start(target)) {
            try (RawClient client = alb.client()) {
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                TestAlb.await(() -> target.requests().size() == 1);
            }

            assertThat(alb.log(1).get(0)).contains(" 460 - ");
        }
    }

    @Test
    void pooledConnection_closedByTheTarget_isReplaced() {
        try (RawTarget target = new RawTarget(connection -> {
                    if (connection.readRequest() != null) {
                        connection.send(OK);
                        connection.readRequest();
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            assertThat(client.get("/1").body()).isEqualTo("ok");
            assertThat(client.get("/2").body()).isEqualTo("ok");
            assertThat(target.connections()).isEqualTo(2);
        }
    }

    @Test
    void chunkedRequest_broken_is400() {
        try (RawTarget target = RawTarget.answering("");
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void response_beforeTheRequestEnds_isPassedAndClosesTheConnection() {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc");

            Answer answer = client.read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }
}
