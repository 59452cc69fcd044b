package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules see the normalised path, targets the bytes of the client. */
class PathMatchingTest {

    private static RawTarget target;
    private static TestAlb alb;

    @BeforeAll
    static void start() {
        target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ntarget");
        Routings routings = new Routings();
        alb = new TestAlb(routings.listener(80, Routings.text("default"))
                .rule(80, 1, "/lala2/*", routings.group("shop", target.port())));
    }

    @AfterAll
    static void stop() {
        alb.close();
        target.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            /lala2/x              > target
            /LALA2/x              > default
            /lala2                > default
            /lala2?/lala2/x       > default
            # slashes
            /lala2///../xss.php   > target
            /lala2//../xss.php    > default
            //lala2/x             > default
            /%2flala2/x           > default
            /lala2%2fx            > target
            # dots
            /x/../lala2/y         > target
            /x/.././lala2/y       > target
            /lala2/./x            > target
            /lala2/../x           > default
            /lala2/.hidden        > target
            /lala2/...            > target
            /lala2/..;/x          > target
            # percent signs
            /lala%32/x            > target
            /%6Cala2/%78?q=%zz    > target
            /lala2/%2e%2e/x       > default
            /lala2/%252e%252e/x   > target
            /lala2/%0a%0d%09      > target
            /lala2/%ff|\\x        > target
            /lala%252/x           > default
            """)
    void path_anyShape_isMatchedNormalisedAndForwardedAsSent(String path, String answeredBy) {
        try (RawClient client = alb.client()) {
            int before = target.requests().size();

            assertThat(client.get(path).body()).isEqualTo(answeredBy);
            if (answeredBy.equals("target")) {
                assertThat(target.requests().get(before)).startsWith("GET " + path + " HTTP/1.1\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/../lala2/x",
                "/%2e%2e/lala2/x",
                "/lala2/../../x",
                "/lala2/%2e%2e/%2E./x",
                "%2flala2/x",
                "/lala2/%00",
                "/lala2/%",
                "/lala2/%4",
                "/lala2/%g0",
                "/lala2/%%20",
                "http://b/../lala2/x",
            })
    void path_withoutNormalForm_is400AndCloses(String path) {
        try (RawClient client = alb.client()) {
            int before = target.requests().size();
            Answer answer = client.get(path);

            assertThat(answer.head()).startsWith("HTTP/1.1 400 Bad Request\r\nServer: awselb/2.0\r\n");
            assertThat(answer.header("Content-Length")).isEqualTo("122");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
            assertThat(target.requests()).hasSize(before);
        }
    }
}
