package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Compares one answer with what a row says of it. */
final class AnswerCheck {

    private final Fields expected;
    private final Answer answer;
    private final Map<String, String> names;

    private AnswerCheck(Fields expected, Answer answer, Map<String, String> names) {
        this.expected = expected;
        this.answer = answer;
        this.names = names;
    }

    /** Reads the next answer and compares it. */
    static Answer read(RawClient client, Fields expected, Map<String, String> names) {
        Answer answer = expected.text("send", "").startsWith("HEAD ") ? client.readHead() : client.read();
        new AnswerCheck(expected, answer, names).check();
        if (expected.flag("closed")) {
            assertThat(client.isClosed()).as("closed").isTrue();
        }
        return answer;
    }

    private void check() {
        if (expected.has("is")) {
            assertThat(answer.status() + " " + body()).isEqualTo("200 " + expected.text("is"));
        }
        if (expected.has("status")) {
            assertThat(answer.head()).startsWith("HTTP/1.1 " + expected.text("status") + " ");
        }
        if (expected.has("line")) {
            assertSame(
                    "line",
                    expected.text("line"),
                    answer.head().substring(0, answer.head().indexOf("\r\n")));
        }
        if (expected.has("page")) {
            page(expected.text("page"));
        }
        headers();
        body(expected);
    }

    /** The standard page of AWS, by its title. */
    private void page(String title) {
        assertThat(answer.head()).startsWith("HTTP/1.1 " + title + "\r\n");
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.header("Server")).isEqualTo("awselb/2.0");
        assertThat(body())
                .isEqualTo("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n</body>\r\n</html>\r\n");
    }

    private void headers() {
        expected.fields("headers").texts().forEach((name, value) -> assertSame(name, value, answer.header(name)));
        for (String name : expected.texts("absent")) {
            assertThat(answer.head().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("\r\n" + name.toLowerCase(java.util.Locale.ROOT) + ":");
        }
        if (expected.has("only-headers")) {
            assertThat(Arrays.stream(answer.head().split("\r\n"))
                            .skip(1)
                            .map(line -> line.substring(0, line.indexOf(':'))))
                    .containsExactlyInAnyOrderElementsOf(expected.texts("only-headers"));
        }
    }

    private void body(Fields row) {
        if (row.has("body")) {
            assertSame("body", row.text("body"), body());
        }
        if (row.has("length")) {
            assertThat(answer.header("Content-Length")).as("Content-Length").isEqualTo(row.text("length"));
            if (!row.text("send", "").startsWith("HEAD ")) {
                assertThat(answer.bytes()).hasSize(row.number("length", 0));
            }
        }
    }

    private String body() {
        return new String(answer.bytes(), StandardCharsets.ISO_8859_1);
    }

    private void assertSame(String what, String literal, String actual) {
        if (!Notation.matches(literal, actual, names)) {
            assertThat(actual).as(what).isEqualTo(Notation.unescape(Notation.fill(literal, names)));
        }
    }
}
