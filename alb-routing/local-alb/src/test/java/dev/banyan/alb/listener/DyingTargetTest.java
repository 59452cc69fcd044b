package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawConnection;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A target that served before dies in each phase of an exchange on the kept connection: the client learns it, the
 * exchange ends once, and everything else goes on.
 */
@SuppressWarnings("StringConcatToTextBlock") // Lines of requests end with CR LF.
class DyingTargetTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** The client saw the head of the answer, so that the target may die. */
    private final CountDownLatch headSeen = new CountDownLatch(1);

    private String lastWords = "";
    private int bodyRead;
    private RawTarget target;
    private RawTarget neighbour;
    private TestAlb alb;
    private RawClient client;

    @BeforeEach
    void start() {
        target = new RawTarget(this::serve);
        neighbour = RawTarget.answering(OK);
        Routings routings = new Routings();
        alb = new TestAlb(routings.listener(80, routings.group("shop", target.port()))
                .rule(80, 1, "/other", routings.group("other", neighbour.port())));
        client = alb.client();
        assertThat(client.get("/").body()).isEqualTo("ok");
    }

    @AfterEach
    void stop() {
        client.close();
        alb.close();
        target.close();
        neighbour.close();
    }

    private void serve(RawConnection connection) throws IOException {
        String head = connection.readRequest();
        while (head != null && !head.contains(" /die ")) {
            connection.send(OK);
            head = connection.readRequest();
        }
        if (head != null) {
            connection.readExactly(bodyRead);
            connection.send(lastWords);
            awaitHead();
            connection.reset();
        }
    }

    private void awaitHead() {
        try {
            assertThat(headSeen.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All else goes on, and the log has one line for each of the requests. */
    private void assertOthersAreServed(int requestsBefore) {
        try (RawClient another = alb.client()) {
            assertThat(another.get("/other").body()).isEqualTo("ok");
            assertThat(another.get("/").body()).isEqualTo("ok");
        }
        assertThat(alb.log(requestsBefore + 2)).hasSize(requestsBefore + 2);
    }

    /** A request that may be sent twice is, once, because the kept connection might have closed before it came. */
    @ParameterizedTest
    @CsvSource({
        "GET,  '',                                        2",
        "POST, '',                                        1",
        "GET,  'HTTP/1.1 200 O',                          1",
        "GET,  'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n', 1",
        "GET,  'HTTP/1.1 103 Early Hints\r\n\r\n',        1",
    })
    void reset_beforeTheHead_is502(String method, String words, int attempts) {
        lastWords = words;
        headSeen.countDown();

        Answer answer =
                client.send(method + " /die HTTP/1.1\r\nHost: a\r\n\r\n").read();

        assertThat(answer.head()).startsWith("HTTP/1.1 502 Bad Gateway\r\nServer: awselb/2.0\r\n");
        assertThat(answer.header("Connection")).isEqualTo("keep-alive");
        assertThat(target.requests()).hasSize(1 + attempts);
        assertThat(alb.log(2).get(1)).contains(" -1 -1 -1 502 - ");
        assertThat(client.get("/").body()).isEqualTo("ok");
        assertOthersAreServed(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n",
                "HTTP/1.0 200 OK\r\n\r\nabc",
            })
    void reset_inTheBody_cutsTheClientOff(String words) throws IOException {
        lastWords = words;

        client.send("GET /die HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(client.readUntilEmptyLine()).startsWith("HTTP/1.1 200 OK\r\n");
        headSeen.countDown();

        assertThat(client.readToEnd()).isNotEmpty().doesNotEndWith("0\r\n\r\n");
        assertThat(alb.log(2).get(1)).contains(" 200 200 ");
        assertOthersAreServed(2);
    }

    @Test
    void reset_inAShortRequest_is502AndTheRestIsDrained() {
        bodyRead = 10;
        headSeen.countDown();

        client.send("POST /die HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n" + "x".repeat(10));
        Answer answer = client.read();

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Connection")).isEqualTo("keep-alive");
        client.send("y".repeat(10));
        assertThat(client.get("/").body()).isEqualTo("ok");
        assertThat(target.requests()).hasSize(3);
        assertOthersAreServed(3);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 100000, ''", "Transfer-Encoding: chunked, '400\r\n'"})
    void reset_inALongRequest_is502AndCloses(String framing, String size) {
        bodyRead = size.length() + 10;
        headSeen.countDown();

        client.send("POST /die HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n\r\n" + size + "x".repeat(10));
        Answer answer = client.read();

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(client.isClosed()).isTrue();
        assertOthersAreServed(2);
    }
}
