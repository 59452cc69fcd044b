package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlbResponseWriterTest {

    private static final AlbResponse TWO_COOKIES = AlbResponse.json(201, json -> json.writeNumberField("id", 42))
            .withHeader("Location", "/orders/42")
            .withCookie("a=1; Path=/")
            .withCookie("b=2; HttpOnly");

    @Test
    void write_multiValueForm_listsEveryValue() {
        assertThat(write(TWO_COOKIES, true))
                .isEqualTo("{\"statusCode\":201,\"statusDescription\":\"201 Created\",\"multiValueHeaders\":{"
                        + "\"Content-Type\":[\"application/json\"],\"Location\":[\"/orders/42\"],"
                        + "\"Set-Cookie\":[\"a=1; Path=/\",\"b=2; HttpOnly\"]},"
                        + "\"isBase64Encoded\":false,\"body\":\"{\\\"id\\\":42}\"}");
    }

    @Test
    void write_singleValueForm_firstCookieOnlyAndOthersJoined() {
        AlbResponse response = new AlbResponse(
                200,
                Headers.builder()
                        .add("Vary", "Accept")
                        .add("Vary", "Cookie")
                        .add("set-cookie", "a=1")
                        .add("Set-Cookie", "b=2")
                        .build(),
                Body.EMPTY);

        assertThat(write(response, false))
                .contains("\"headers\":{\"set-cookie\":\"a=1\",\"Vary\":\"Accept, Cookie\"}")
                .doesNotContain("multiValueHeaders");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void write_emptyResponse_hasNoNullsAndNoBody(boolean multiValue) {
        assertThat(write(AlbResponse.of(204), multiValue))
                .isEqualTo("{\"statusCode\":204,\"statusDescription\":\"204 No Content\",\""
                        + (multiValue ? "multiValueHeaders" : "headers") + "\":{},\"isBase64Encoded\":false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/plain                        | false
                    TEXT/HTML; charset=UTF-8          | false
                    application/json                  | false
                    application/javascript            | false
                    application/xml; charset=utf-8    | false
                    application/problem+json          | true
                    application/x-www-form-urlencoded | true
                    image/svg+xml                     | true
                    image/png                         | true
                    text/plain; charset=iso-8859-1    | true
                    """)
    void write_variousContentTypes_base64WhereNotText(String contentType, boolean base64) {
        String document = write(AlbResponse.of(200, contentType, Body.of("x")), true);

        assertThat(document).contains(base64 ? "\"isBase64Encoded\":true,\"body\":\"eA==\"" : "false,\"body\":\"x\"");
    }

    @Test
    void write_textThatIsNotUtf8OrIsCompressed_isBase64() {
        Body notUtf8 = Body.of(new byte[] {(byte) 0xff, 0});
        AlbResponse compressed = AlbResponse.text(200, "x").withHeader("Content-Encoding", "gzip");

        assertThat(write(AlbResponse.of(200, "text/plain", notUtf8), true)).contains("\"body\":\"/wA=\"");
        assertThat(write(compressed, true)).contains("\"isBase64Encoded\":true");
        assertThat(write(new AlbResponse(200, Headers.empty(), Body.of("x")), true))
                .contains("\"body\":\"eA==\"");
    }

    @ParameterizedTest
    @CsvSource({"200, OK", "404, Not Found", "505, HTTP Version Not Supported", "299, Unknown", "599, Unknown"})
    void write_status_describesIt(int status, String phrase) {
        assertThat(write(AlbResponse.of(status), true))
                .contains("\"statusDescription\":\"" + status + " " + phrase + "\"");
    }

    @Test
    void response_invalidParts_areRefused() {
        AlbResponse response = AlbResponse.of(200);

        assertThatThrownBy(() -> AlbResponse.of(199)).hasMessage("status: 199 (expected: 200 to 599)");
        assertThatThrownBy(() -> AlbResponse.text(204, "x")).hasMessageStartingWith("body: 1 bytes");
        assertThatThrownBy(() -> response.withHeader("a b", "x")).hasMessageStartingWith("name: a b");
        assertThatThrownBy(() -> response.withHeader("", "x")).hasMessageStartingWith("name: ");
        assertThatThrownBy(() -> response.withHeader("Location", "/\r\nSet-Cookie: x=y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Location: control character 13");
        assertThatThrownBy(() -> response.withCookie("a=\n")).hasMessageStartingWith("Set-Cookie: ");
        assertThatThrownBy(() -> new HttpException(200, "x")).hasMessage("status: 200 (expected: 400 to 599)");
    }

    @Test
    void redirect_location_isAHeader() {
        assertThat(AlbResponse.redirect(302, "/a").headers().first("location")).isEqualTo("/a");
    }

    private static String write(AlbResponse response, boolean multiValue) {
        return new String(AlbResponseWriter.write(response, multiValue), StandardCharsets.UTF_8);
    }
}
