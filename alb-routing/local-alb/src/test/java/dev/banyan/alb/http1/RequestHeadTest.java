package dev.banyan.alb.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeadTest {

    private static final List<String> PARTS = List.of(
            "GET ",
            "POST ",
            "/",
            "/a%2e",
            "/../",
            "?x=%zz",
            " HTTP/1.1",
            " HTTP/1.0",
            "\r\n",
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\r",
            "Host: a.test",
            "Host: b:80",
            "Content-Length: 5",
            "Content-Length: ",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding : chunked",
            "Connection: close, x",
            "X-Forwarded-For: 1.1.1.1",
            " folded",
            "no colon",
            ": empty",
            "\0",
            "\t",
            "Expect: 100-continue",
            "body");

    private static String describe(RequestHead head, Progress progress) {
        StringBuilder text = new StringBuilder().append(progress).append(' ').append(head.desync());
        if (progress == Progress.REJECTED) {
            return text.append(' ').append(head.rejection()).toString();
        }
        text.append(' ').append(head.method()).append(' ').append(head.size()).append(' ');
        text.append(head.contentLength()).append(head.isChunked()).append(head.isKeepAlive());
        for (int line = 0;
                progress == Progress.COMPLETE && line < head.headers().count();
                line++) {
            text.append('|')
                    .append(head.headers().name(line))
                    .append(head.headers().value(line));
        }
        return text.toString();
    }

    private static String feed(String bytes, List<Integer> sizes) {
        RequestHead head = new RequestHead();
        byte[] all = Ascii.bytes(bytes);
        int at = 0;
        int next = 0;
        Progress progress = Progress.INCOMPLETE;
        while (at < all.length && progress == Progress.INCOMPLETE) {
            int size = sizes.isEmpty() ? all.length : sizes.get(next++ % sizes.size());
            ByteBuf in = Unpooled.wrappedBuffer(all, at, Math.min(size, all.length - at));
            int before = in.readableBytes();
            progress = head.feed(in);
            at += before - in.readableBytes();
        }
        return describe(head, progress);
    }

    @Property(tries = 3000)
    void feed_anySplit_givesTheSameResult(@ForAll("messages") String message, @ForAll("sizes") List<Integer> sizes) {
        assertThat(feed(message, sizes)).isEqualTo(feed(message, List.of()));
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of(PARTS)
                .list()
                .ofMaxSize(14)
                .map(parts -> "GET / HTTP/1.1\r\n".repeat(parts.size() % 2) + String.join("", parts) + "\r\n\r\nbody");
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET / HTTP/1.1~Host: a~~                                             |
            GET / HTTP/1.1~Host: a~X-A : 1~~                                     | NON_COMPLIANT_HEADER
            GET /a b HTTP/1.1~Host: a~~                                          | SPACE_IN_URI
            GET / HTTP/1.3~Host: a~~                                             | NON_COMPLIANT_VERSION
            GET / HTTP/1.1 ~Host: a~~                                            | NON_COMPLIANT_VERSION
            GET / HTTP/1.1~Host: a~Content-Length: 0~~                           | GET_HEAD_ZERO_CONTENT_LENGTH
            GET / HTTP/1.1@Host: a@@                                             | NON_CRLF_LINE_TERMINATION
            GET / HTTP/1.1~Host: a~: x~~                                         | EMPTY_HEADER
            HEAD / HTTP/1.1~Host: a~Content-Length: 1~~                          | UNDEFINED_CONTENT_LENGTH
            GET / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~                  | UNDEFINED_TRANSFER_ENCODING
            POST / HTTP/1.0~Host: a~Transfer-Encoding: chunked~~                 | UNDEFINED_TRANSFER_ENCODING
            POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~        | DUPLICATE_CONTENT_LENGTH
            POST / HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~ | BOTH_TE_CL_PRESENT
            POST / HTTP/1.1~Host: a~Transfer_Encoding: chunked~~                 | SUSPICIOUS_HEADER
            POST / HTTP/1.1~Host: a~Content-Length : 1~~                         | SUSPICIOUS_HEADER
            POST / HTTP/1.1~Host: a~Content_Length: 1~~                          | SUSPICIOUS_HEADER
            GET / HTTP/1.1~Host: a~A: 1~ 2~~                                     | MULTILINE_HEADER
            GET / HTTP/1.1~Host: a~Content-Type: 1~ 2~~                          | NON_COMPLIANT_HEADER
            GET / HTTP/1.1~Host: a~A~~                                           | MISSING_HEADER_COLON
            GET / HTTP/1.1~Host: a~A: 1^2~~                                      | BAD_HEADER
            GET /^ HTTP/1.1~Host: a~~                                            | BAD_URI
            GET / HTTP/1.1 HTTP/1.1~Host: a~~                                    | BAD_VERSION
            POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~        | MULTIPLE_CONTENT_LENGTH
            POST / HTTP/1.1~Host: a~Content-Length: 1 1~~                        | BAD_CONTENT_LENGTH
            POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Transfer-Encoding: chunked~~ | MULTIPLE_TRANSFER_ENCODING_CHUNKED
            POST / HTTP/1.1~Host: a~Transfer-Encoding: foo~~                     | BAD_TRANSFER_ENCODING
            G(T / HTTP/1.1~Host: a~~                                             | BAD_METHOD
            """)
    void desync_request_hasItsWorstReason(String request, DesyncReason expected) {
        RequestHead head = new RequestHead();
        ByteBuf in = Unpooled.wrappedBuffer(
                Ascii.bytes(request.replace("~", "\r\n").replace("@", "\n").replace("^", "\r")));

        assertThat(head.feed(in)).isNotEqualTo(Progress.INCOMPLETE);
        assertThat(head.desync()).isEqualTo(expected);
    }

    @Property(tries = 500)
    void chunks_anySplit_giveTheSamePayload(
            @ForAll("payloads") List<String> payloads, @ForAll("sizes") List<Integer> sizes) {
        StringBuilder framed = new StringBuilder();
        payloads.forEach(payload -> framed.append(Integer.toHexString(payload.length()))
                .append(";x=\"y\"\r\n")
                .append(payload)
                .append("\r\n"));
        byte[] all = Ascii.bytes(framed + "0\r\nTrailer: 1\r\n\r\nnext");
        BodyReader reader = new BodyReader();
        reader.expectChunks();
        StringBuilder payload = new StringBuilder();
        List<Integer> taken = new ArrayList<>();
        int at = 0;
        while (!reader.isComplete() && at < all.length) {
            ByteBuf in =
                    Unpooled.wrappedBuffer(all, at, Math.min(sizes.get(taken.size() % sizes.size()), all.length - at));
            int length = reader.take(
                    in,
                    (bytes, index, size) ->
                            payload.append(bytes.toString(index, size, java.nio.charset.StandardCharsets.ISO_8859_1)));
            taken.add(length);
            at += length;
        }

        assertThat(reader.isComplete()).isTrue();
        assertThat(payload.toString()).isEqualTo(String.join("", payloads));
        assertThat(all.length - at).isEqualTo("next".length());
    }

    @Provide
    Arbitrary<List<String>> payloads() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(40)
                .list()
                .ofMaxSize(6);
    }
}
