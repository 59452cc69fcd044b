package dev.banyan.migration.plan.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogEntryTest {

    /** A line of a function that failed, with all 34 fields. */
    static final String FUNCTION = "https 2026-11-20T09:15:02.348504Z app/strangler/50dc6c495c0c9188"
            + " 198.51.100.7:51000 - 0.008 0.042 -1 502 - 312 293"
            + " \"GET https://shop.example.test:443/orders/42?x=%20 HTTP/1.1\" \"curl/8.9.1\""
            + " ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
            + " arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders-fn/0a1b2c3d4e5f6071"
            + " \"Root=1-691ed356-0123456789abcdef01234567\" \"shop.example.test\""
            + " \"arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012\" 10"
            + " 2026-11-20T09:15:02.297000Z \"forward\" \"-\" \"LambdaInvalidResponse\" \"-\" \"-\" \"-\" \"-\""
            + " TID_0123456789abcdef0123456789abcdef \"-\" \"-\" \"-\" 10.0.1.17";

    /** AWS's example of an older load balancer, 29 fields. */
    static final String OLDER = "h2 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188"
            + " 10.0.1.252:48160 10.0.0.66:9000 0.000 0.002 0.000 200 200 5 257"
            + " \"GET https://10.0.2.105:773/ HTTP/2.0\" \"curl/7.46.0\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
            + " arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067"
            + " \"Root=1-58337327-72bd00b0343d75b906739c42\" \"-\" \"-\" 1 2018-07-02T22:22:48.364000Z \"redirect\""
            + " \"https://example.com:80/\" \"-\" \"10.0.0.66:9000\" \"200\" \"-\" \"-\"";

    @Test
    void parse_function_allFields() throws BrokenLineException {
        assertThat(AccessLogEntry.parse(FUNCTION))
                .isEqualTo(new AccessLogEntry(
                        "https",
                        "2026-11-20T09:15:02.348504Z",
                        "app/strangler/50dc6c495c0c9188",
                        "198.51.100.7",
                        502,
                        new LoggedUrl("GET", "https", "shop.example.test", 443, "/orders/42", "x=%20"),
                        "curl/8.9.1",
                        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/orders-fn/0a1b2c3d4e5f6071",
                        10));
    }

    @Test
    void parse_29Fields_isFine() throws BrokenLineException {
        assertThat(AccessLogEntry.parse(OLDER).priority()).isEqualTo(1);
        assertThat(AccessLogEntry.parse(OLDER).type()).isEqualTo("h2");
        assertThat(AccessLogEntry.parse(OLDER + " \"more\" \"than known\"").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET http://shop:80/a?b=1&c HTTP/1.1       | GET     | http  | shop      | 80  | /a      | b=1&c
            GET http://shop:80/a b HTTP/1.1           | GET     | http  | shop      | 80  | /a b    |
            GET https://[2001:db8::1]:443/ HTTP/1.1   | GET     | https | [2001:db8::1] | 443 | /  |
            OPTIONS http://shop:80* HTTP/1.1          | OPTIONS | http  | shop      | 80  | *       |
            GET http://shop:80/a?b?c#d HTTP/1.1       | GET     | http  | shop      | 80  | /a      | b?c#d
            GET http://shop:80/\\x22q\\x22 HTTP/1.1   | GET     | http  | shop      | 80  | /"q"    |
            GET http://shop:80/a\\"b\\\\c HTTP/1.1    | GET     | http  | shop      | 80  | /a"b\\c |
            GET http://shop:80/a\\zb HTTP/1.1         | GET     | http  | shop      | 80  | /a\\zb  |
            GET http://shop:80/\\xC3\\xA4 HTTP/1.1    | GET     | http  | shop      | 80  | /Ã¤     |
            """)
    void parse_request_asSent(
            String field, String method, String scheme, String host, int port, String path, String query)
            throws BrokenLineException {
        String line = FUNCTION.replace("GET https://shop.example.test:443/orders/42?x=%20 HTTP/1.1", field);

        assertThat(AccessLogEntry.parse(line).request())
                .isEqualTo(new LoggedUrl(method, scheme, host, port, path, query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10 2026-11-20T09:15:02.297000Z       | 0 2026-11-20T09:15:02.297000Z  | 0  | 198.51.100.7
            10 2026-11-20T09:15:02.297000Z       | -1 2026-11-20T09:15:02.297000Z | -1 | 198.51.100.7
            10 2026-11-20T09:15:02.297000Z       | - 2026-11-20T09:15:02.297000Z  |    | 198.51.100.7
            198.51.100.7:51000                   | 2001:db8::7:51000              | 10 | 2001:db8::7
            198.51.100.7:51000                   | [2001:db8::7]:51000            | 10 | 2001:db8::7
            198.51.100.7:51000                   | -                              | 10 |
            """)
    void parse_ruleAndClient_mayBeMissing(String old, String next, Integer priority, String client)
            throws BrokenLineException {
        AccessLogEntry entry = AccessLogEntry.parse(FUNCTION.replace(old, next));

        assertThat(entry.priority()).isEqualTo(priority);
        assertThat(entry.client()).isEqualTo(client);
    }

    @Test
    void parse_requestThatCouldNotBeRead_isNone() throws BrokenLineException {
        String line = FUNCTION.replace(
                "GET https://shop.example.test:443/orders/42?x=%20 HTTP/1.1", "- http://shop.example.test:80- -");

        assertThat(AccessLogEntry.parse(line).request()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "curl/8.9.1"               | "curl/8.9.1                 | goes on after its quotes
            10.0.1.17                  | "10.0.1.17                  | the quotes of field 34 are not closed
            https 2026                 | ftp 2026                    | field 1, the type
            2026-11-20T09:15:02.348504Z | yesterday                  | field 2, the time
            app/strangler/             | net/strangler/              | field 3, the load balancer
            502 - 312                  | ok - 312                    | field 9 (expected: 0 to 999, or -)
            10 2026                    | 60000 2026                  | field 21 (expected: -1 to 50000, or -)
            "GET https                 | "https                      | field 13, the request
            https://shop               | shop                        | the URL (expected: proto://host:port/uri)
            """)
    void parse_brokenLine_saysWhat(String old, String next, String reason) {
        assertThatThrownBy(() -> AccessLogEntry.parse(FUNCTION.replace(old, next)))
                .isInstanceOf(BrokenLineException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void parse_cutLine_isBroken() {
        assertThatThrownBy(() -> AccessLogEntry.parse(OLDER.substring(0, OLDER.indexOf("\"redirect\"") - 1)))
                .hasMessage("22 fields (expected: 29 or more)");
    }

    @Property
    void split_anyText_isReadBackOrRefused(@ForAll List<String> texts) throws BrokenLineException {
        StringBuilder line = new StringBuilder();
        for (String text : texts) {
            line.append(line.length() == 0 ? "" : " ").append('"');
            text.chars().map(character -> character & 0xff).forEach(character -> line.append(escape(character)));
            line.append('"');
        }
        List<String> expected = texts.stream()
                .map(text -> text.chars()
                        .mapToObj(character -> String.valueOf((char) (character & 0xff)))
                        .reduce("", String::concat))
                .toList();

        assertThat(LogFields.split(line.toString())).isEqualTo(expected.isEmpty() ? List.of("") : expected);
    }

    private static String escape(int character) {
        boolean plain = character >= ' ' && character != '"' && character != '\\' && character != 0x7f;
        return plain ? String.valueOf((char) character) : String.format("\\x%02x", character);
    }

    @Property
    void parse_anyLine_neverFailsOtherwise(@ForAll String line) {
        try {
            AccessLogEntry.parse(line);
        } catch (BrokenLineException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }
}
