package dev.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    @Test
    void headers_mixedCase_oneField() {
        Headers headers =
                Headers.builder().add("Accept", "a").add("ACCEPT", "b").build();

        assertThat(headers.all("accept")).containsExactly("a", "b");
        assertThat(headers.asMap()).isEqualTo(Map.of("Accept", List.of("a", "b")));
        assertThat(headers.with("accept", "c").all("Accept")).containsExactly("c");
        assertThat(headers.plus("accept", "c").all("Accept")).containsExactly("a", "b", "c");
        assertThat(headers.contains("accept")).isTrue();
        assertThat(headers.first("absent")).isNull();
        assertThat(headers.all("absent")).isEmpty();
    }

    @Test
    void headers_equalFields_areEqualAndPrintNoValues() {
        Headers headers = Headers.empty().plus("Authorization", "secret");

        assertThat(headers).isEqualTo(Headers.empty().plus("Authorization", "secret"));
        assertThat(headers).hasSameHashCodeAs(Headers.empty().plus("Authorization", "secret"));
        assertThat(headers).isNotEqualTo(Headers.empty()).hasToString("[Authorization]");
    }

    @Test
    void body_bytes_areCopiedBothWays() {
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
        Body body = Body.of(bytes);
        bytes[0] = 'x';
        body.toByteArray()[1] = 'x';

        assertThat(body.text()).isEqualTo("abc");
        assertThat(body)
                .isEqualTo(Body.of("abc"))
                .hasSameHashCodeAs(Body.of("abc"))
                .hasToString("3 bytes");
        assertThat(Body.of("")).isSameAs(Body.EMPTY).isEqualTo(Body.of(new byte[0]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a=1; b=2      | [Cookie[name=a, value=1], Cookie[name=b, value=2]]
                    a=1;b=2;      | [Cookie[name=a, value=1], Cookie[name=b, value=2]]
                    a="x y"       | [Cookie[name=a, value="x y"]]
                    a=b=c; a=d    | [Cookie[name=a, value=b=c], Cookie[name=a, value=d]]
                    flag; =x; ; a=| [Cookie[name=a, value=]]
                    ;;            | []
                    """)
    void cookies_variousFields_pairsWithNames(String field, String expected) {
        assertThat(Cookie.parse(List.of(field))).hasToString(expected);
    }

    @Test
    void cookie_noName_isRefused() {
        assertThatThrownBy(() -> new Cookie("", "x")).hasMessage("name: \"\" (expected: at least one character)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/html,application/xhtml+xml,*/*;q=0.8 | true
                    application/json                          | false
                    application/json, text/html               | false
                    TEXT/HTML, application/json               | true
                    */*                                       | false
                    """)
    void prefersHtml_variousAcceptFields_asBrowsersAsk(String accept, boolean expected) {
        Headers headers = Headers.empty().plus("accept", accept);

        assertThat(AlbRequest.of("GET", "/", "", headers, Body.EMPTY, "arn", true)
                        .prefersHtml())
                .isEqualTo(expected);
    }
}
