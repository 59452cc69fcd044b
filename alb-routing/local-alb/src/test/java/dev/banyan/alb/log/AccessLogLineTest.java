package dev.banyan.alb.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.log.ConnectionLabels.Ends;
import dev.banyan.alb.log.ConnectionLabels.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogLineTest {

    private static final String REQUEST =
            "GET /orders/42?x=%20 HTTP/1.1\r\nHost: shop.example.test\r\nUser-Agent: curl/8.9.1\r\n\r\n";
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders-fn/0a1b2c3d4e5f6071";
    private static final long MILLISECOND = 1_000_000;
    private static final long CREATED =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-11-20T09:15:02.297000Z"));

    private static final Ends ENDS = new Ends(
            "app/strangler/50dc6c495c0c9188",
            "198.51.100.7:51000",
            "192.0.2.10",
            "TID_0123456789abcdef0123456789abcdef");
    private static final ConnectionLabels PLAIN =
            ConnectionLabels.plain(ENDS, Origin.of("http", "lb.example.test", 80));

    private static String line(String request, ConnectionLabels labels, long endedAt, Consumer<AccessRecord> filled) {
        RequestHead head = new RequestHead();
        ByteBuf bytes = Unpooled.copiedBuffer(request, StandardCharsets.ISO_8859_1);
        head.feed(bytes);
        AccessRecord record = new AccessRecord();
        record.begin(CREATED, 7);
        filled.accept(record);
        ByteWriter out = new ByteWriter(64);
        new AccessLogLine(out).write(out, record, head, labels, endedAt);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.ISO_8859_1);
    }

    private static String line(String request, Consumer<AccessRecord> filled) {
        return line(request, PLAIN, 7, filled);
    }

    @Test
    void line_failedFunction_isThatOfAws() {
        ConnectionLabels labels = ConnectionLabels.secure(
                ENDS,
                Origin.of("https", "lb.example.test", 443),
                "ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2",
                "shop.example.test",
                "arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012");

        String line = line(REQUEST, labels, 7 + 51_504_000, record -> {
            record.traceId().put("Root=1-691ed356-0123456789abcdef01234567");
            record.rule(10, "forward");
            record.targetGroup(GROUP);
            record.toFunction();
            record.dispatched(7 + 8 * MILLISECOND);
            record.answered(7 + 50 * MILLISECOND, 0);
            record.errorReason("LambdaInvalidResponse");
            record.status(502);
            record.received(312);
            record.sent(293);
        });

        assertThat(line)
                .isEqualTo(
                        "https 2026-11-20T09:15:02.348504Z app/strangler/50dc6c495c0c9188 198.51.100.7:51000 - 0.008 0.042 -1 502 - 312 293 \"GET https://shop.example.test:443/orders/42?x=%20 HTTP/1.1\" \"curl/8.9.1\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders-fn/0a1b2c3d4e5f6071 \"Root=1-691ed356-0123456789abcdef01234567\" \"shop.example.test\" \"arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012\" 10 2026-11-20T09:15:02.297000Z \"forward\" \"-\" \"LambdaInvalidResponse\" \"-\" \"-\" \"-\" \"-\" TID_0123456789abcdef0123456789abcdef \"-\" \"-\" \"-\" 192.0.2.10");
    }

    @Test
    void line_answeringTarget_hasBothLists() {
        String line = line(REQUEST, PLAIN, 7 + 1_999 * MILLISECOND, record -> {
            record.traceId().put("Root=1-a");
            record.rule(0, "forward");
            record.targetGroup(GROUP);
            record.target("10.0.0.1:80");
            record.dispatched(7);
            record.answered(7 + 1_500 * MILLISECOND, 404);
            record.status(404);
            record.received(100);
            record.sent(200);
        });

        assertThat(line)
                .isEqualTo(
                        "http 2026-11-20T09:15:04.296000Z app/strangler/50dc6c495c0c9188 198.51.100.7:51000 10.0.0.1:80 0.000 1.500 0.499 404 404 100 200 \"GET http://shop.example.test:80/orders/42?x=%20 HTTP/1.1\" \"curl/8.9.1\" - - "
                                + GROUP
                                + " \"Root=1-a\" \"-\" \"-\" 0 2026-11-20T09:15:02.297000Z \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"404\" \"-\" \"-\" TID_0123456789abcdef0123456789abcdef \"-\" \"-\" \"-\" 192.0.2.10");
    }

    @Test
    void line_answeringFunction_hasNeitherList() {
        String line = line(REQUEST, record -> {
            record.targetGroup(GROUP);
            record.toFunction();
            record.dispatched(7);
            record.answered(7, 200);
            record.status(200);
        });

        assertThat(line).contains(" - 0.000 0.000 0.000 200 200 ").contains("\"-\" \"-\" \"-\" \"-\" \"-\" TID_");
    }

    /** A target that closes or stays silent leaves all three times unknown, and its name in the list. */
    @Test
    void line_failedTarget_hasNoTimes() {
        String line = line(REQUEST, record -> {
            record.targetGroup(GROUP);
            record.target("10.0.0.1:80");
            record.dispatched(7);
            record.dispatchFailed();
            record.status(502);
        });

        assertThat(line).contains(" 10.0.0.1:80 -1 -1 -1 502 - ").contains("\"-\" \"10.0.0.1:80\" \"-\" \"-\" \"-\"");
    }

    @Test
    void line_transforms_areShown() {
        String line = line(REQUEST, record -> record.transformed("in\"ner", "/v2/42?x=%20", "TransformSuccess"));
        String urlOnly = line(REQUEST, record -> record.transformed(null, "/v2/42", "TransformSuccess"));

        assertThat(line).endsWith(" \"in\\x22ner\" \"/v2/42?x=%20\" \"TransformSuccess\" 192.0.2.10");
        assertThat(urlOnly).endsWith(" \"-\" \"/v2/42\" \"TransformSuccess\" 192.0.2.10");
    }

    @Test
    void line_priority_isTheRulesOr0OrMinus1OrAHyphen() {
        assertThat(line(REQUEST, record -> record.rule(50_000, "forward"))).contains("\"-\" 50000 2026-");
        assertThat(line(REQUEST, record -> record.rule(0, "forward"))).contains("\"-\" 0 2026-");
        assertThat(line(REQUEST, record -> record.rule(-1, "-"))).contains("\"-\" -1 2026-");
        assertThat(line(REQUEST, record -> record.status(400))).contains("\"-\" - 2026-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET / HTTP/1.1^Host: a:8080^^                      | GET http://a:80/ HTTP/1.1",
                "GET http://b/x HTTP/1.1^Host: a^^                  | GET http://b:80/x HTTP/1.1",
                "GET /?q=\"\\ HTTP/1.1^Host: a^^                    | GET http://a:80/?q=\\x22\\x5c HTTP/1.1",
                "GET /\u00e9 HTTP/1.1^Host: a^^                     | GET http://a:80/\\xe9 HTTP/1.1",
                "GET /only HTTP/1.0^^                               | GET http://lb.example.test:80/only HTTP/1.0",
                "nonsense^^                                         | - http://lb.example.test:80- -",
            })
    void line_request_isAsTheClientSentIt(String request, String logged) {
        assertThat(line(request.replace("^", "\r\n"), record -> record.status(200)))
                .contains(" \"" + logged + "\" ");
    }

    @Test
    void line_userAgent_isCutAt8KilobytesAndEscaped() {
        String request = "GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: \"" + "x".repeat(9000) + "\r\n\r\n";

        String line = line(request, record -> record.status(200));

        assertThat(line).contains(" \"\\x22" + "x".repeat(8191) + "\" - - ");
    }

    @Test
    void line_unusualRequest_isClassified() {
        String line = line("GET / HTTP/1.1\nHost: a\n\n", record -> record.status(200));

        assertThat(line).contains("\"Acceptable\" \"NonCrLfLineTermination\" TID_");
    }

    @Test
    void line_everyRequest_has34Fields() {
        String line = line(REQUEST, record -> record.status(200));

        assertThat(line.replaceAll("\"[^\"]*\"", "q").split(" ")).hasSize(34);
    }
}
