package dev.banyan.alb.headers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.Progress;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.LoadBalancerAttributes;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The head that a target gets, for the head that came. {@code ~} stands for CR LF. */
class ForwardedHeadersTest {

    private static RequestHead head(String text) {
        RequestHead head = new RequestHead();
        assertThat(head.feed(Unpooled.wrappedBuffer(Ascii.bytes(text.replace("~", "\r\n")))))
                .isEqualTo(Progress.COMPLETE);
        return head;
    }

    private static String forward(String request, int port, Map<String, String> attributes) {
        ForwardingSettings settings = ForwardingSettings.of(
                new LoadBalancerAttributes(attributes), ListenerAttributes.DEFAULT, "http", port, "alb.aws");
        ByteWriter out = new ByteWriter(64);
        ByteWriter trace = new ByteWriter(8).put("T");
        new RequestHeadWriter(settings)
                .write(out, head(request), new ClientFields(Ascii.bytes("127.0.0.1"), null), trace, null);
        return Ascii.text(out.bytes(), 0, out.length()).replace("\r\n", "~");
    }

    private static String header(String head, String name) {
        int at = head.indexOf("~" + name + ": ");
        return at < 0 ? "absent" : head.substring(at + name.length() + 3, head.indexOf('~', at + 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            append   | A: 1                                                | 127.0.0.1
            append   | X-Forwarded-For: 127.0.0.4                          | 127.0.0.4, 127.0.0.1
            append   | x-forwarded-for: 127.0.0.4, 127.0.0.8               | 127.0.0.4, 127.0.0.8, 127.0.0.1
            append   | X-Forwarded-For: 1.1.1.1~X-Forwarded-For: 2.2.2.2   | 1.1.1.1, 2.2.2.2, 127.0.0.1
            append   | X-Forwarded-For:                                    | 127.0.0.1
            preserve | A: 1                                                | absent
            preserve | X-Forwarded-For: 127.0.0.4                          | 127.0.0.4
            preserve | X-Forwarded-For: 127.0.0.4, 127.0.0.8               | 127.0.0.4, 127.0.0.8
            remove   | A: 1                                                | absent
            remove   | X-Forwarded-For: 127.0.0.4                          | absent
            """)
    void forwardedFor_mode_decides(String mode, String incoming, String expected) {
        String forwarded = forward(
                "GET / HTTP/1.1~Host: a~" + incoming + "~~",
                80,
                Map.of("routing.http.xff_header_processing.mode", mode));

        assertThat(header(forwarded, "X-Forwarded-For")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            80   | GET / HTTP/1.1~Host: example.com:80~~            | example.com
            80   | GET / HTTP/1.1~Host: Example.COM~~               | example.com
            443  | GET / HTTP/1.1~Host: example.com:443~~           | example.com
            8080 | GET / HTTP/1.1~Host: example.com~~               | example.com:8080
            8080 | GET / HTTP/1.1~Host: example.com:8080~~          | example.com:8080
            80   | GET / HTTP/1.1~Host: [::1]:80~~                  | [::1]
            8080 | GET / HTTP/1.1~Host: [::1]~~                     | [::1]:8080
            80   | GET http://dns_name/x HTTP/1.1~Host: a.com~~     | dns_name
            80   | GET / HTTP/1.1~Host: a.com~Host: b.com~~         | a.com
            80   | GET / HTTP/1.0~~                                 | alb.aws
            """)
    @Proves("R-5.3-14")
    void host_notPreserved_followsThePort(int port, String request, String expected) {
        String forwarded = forward(request, port, Map.of());

        assertThat(header(forwarded, "Host")).isEqualTo(expected);
        assertThat(forwarded.split("~Host: ")).hasSize(2);
    }

    @Test
    void host_preserved_isUntouched() {
        String forwarded = forward(
                "GET / HTTP/1.1~Host: A.com:99~Host: b.com~~",
                80,
                Map.of("routing.http.preserve_host_header.enabled", "true"));

        assertThat(forwarded).contains("~Host: A.com:99~Host: b.com~");
    }

    @Test
    void headers_forThisHop_areRemovedAndOthersKeptAsTheyCame() {
        String forwarded = forward(
                "POST /p?q#f HTTP/1.1~HOST: a~Connection: keep-alive, X-Hop~X-Hop: 1~Keep-Alive: 5~TE: trailers~"
                        + "Proxy-Connection: x~Upgrade: h2c~Expect: 100-continue~x-MiXed:  kept ~X_Under: 1~"
                        + "X-Forwarded-Proto: https~X-Forwarded-Port: 1~x-banyan-target: no~X-Amzn-Trace-Id: no~"
                        + "Transfer-Encoding: chunked~Content-Length: 3~Cookie: a=1~Cookie: b=2~~",
                80,
                Map.of());

        assertThat(forwarded)
                .isEqualTo("POST /p?q#f HTTP/1.1~X-Forwarded-For: 127.0.0.1~X-Forwarded-Proto: http~"
                        + "X-Forwarded-Port: 80~Host: a~X-Amzn-Trace-Id: T~x-MiXed:  kept ~X_Under: 1~"
                        + "Cookie: a=1~Cookie: b=2~Transfer-Encoding: chunked~~");
    }

    @Test
    void headers_invalidNames_areDroppedOnlyWhereAsked() {
        Map<String, String> drop = new HashMap<>();
        String request = "GET / HTTP/1.1~Host: a~X_Foo: 1~X-Foo: 2~~";
        assertThat(forward(request, 80, drop)).contains("X_Foo: 1");

        drop.put("routing.http.drop_invalid_header_fields.enabled", "true");
        assertThat(forward(request, 80, drop)).doesNotContain("X_Foo").contains("X-Foo: 2");
    }

    @Test
    void lines_folded_getAColon() {
        assertThat(forward("GET /a b HTTP/1.1~Host: a~X: 1~ 2~nocolon~~", 80, Map.of()))
                .startsWith("GET /a%20b HTTP/1.1~")
                .endsWith("~X: 1~ 2:~nocolon:~~");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A: 1                                                            | Root=1-0000000a-#
            X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678       | Self=1-0000000a-#;Root=1-67891233-abcdef012345678912345678
            X-Amzn-Trace-Id: Root=1-6-a;CalledFrom=app                      | Self=1-0000000a-#;Root=1-6-a;CalledFrom=app
            X-Amzn-Trace-Id: Self=1-5-b;Root=1-6-a;CalledFrom=app           | Self=1-0000000a-#;Root=1-6-a;CalledFrom=app
            X-Amzn-Trace-Id: Root=1-6-a;Self=1-5-b                          | Self=1-0000000a-#;Root=1-6-a
            X-Amzn-Trace-Id: Self=1-5-b; Root=1-6-a; CalledFrom=app         | Self=1-0000000a-#; Root=1-6-a; CalledFrom=app
            X-Amzn-Trace-Id: CalledFrom=app                                 | Root=1-0000000a-#;CalledFrom=app
            X-Amzn-Trace-Id:                                                | Root=1-0000000a-#
            """)
    void traceId_incoming_isContinued(String incoming, String expected) {
        ByteWriter out = new ByteWriter(8);

        TraceId.write(out, head("GET / HTTP/1.1~Host: a~" + incoming + "~~"), 10, new SplittableRandom(1));

        String value = Ascii.text(out.bytes(), 0, out.length());
        assertThat(value.replaceFirst("-[0-9a-f]{24}", "-#")).isEqualTo(expected);
    }

    /** The request line does not count. */
    @ParameterizedTest
    @CsvSource({"7168, 10, true", "7168, 9000, true", "7169, 10, false"})
    void traceId_headersOver7Kilobytes_startsANewRoot(int headers, int path, boolean kept) {
        ByteWriter out = new ByteWriter(8);
        String others = "Host: a~X-Amzn-Trace-Id: Root=1-6-a~X: ";
        int padding = headers - others.replace("~", "\r\n").length() - 2;

        TraceId.write(
                out,
                head("GET /" + "x".repeat(path) + " HTTP/1.1~" + others + "x".repeat(padding) + "~~"),
                10,
                new SplittableRandom(1));

        assertThat(Ascii.text(out.bytes(), 0, out.length()))
                .matches((kept ? "Self" : "Root") + "=1-0000000a-[0-9a-f]{24}" + (kept ? ";Root=1-6-a" : ""));
    }
}
