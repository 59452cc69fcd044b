package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "host-header.csv", delimiter = '|', quoteCharacter = '\'')
    void hostHeader_table(String pattern, String host, boolean matches) {
        Condition condition = new HostHeaderCondition(List.of(pattern));

        assertThat(condition.matches(StubRequest.get("/").withHost(host))).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "path-pattern.csv", delimiter = '|', quoteCharacter = '`')
    void pathPattern_table(String pattern, String path, String outcome) {
        if (outcome.equals("refused")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PathPatternCondition(List.of(pattern)));
            return;
        }
        Condition condition = new PathPatternCondition(List.of(pattern));

        assertThat(condition.matches(StubRequest.get(path).withQuery("a=/img"))).hasToString(outcome);
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @CsvFileSource(resources = "http-header.csv", delimiter = '|', quoteCharacter = '\'')
    void httpHeader_table(String name, String pattern, String header, String values, boolean matches) {
        StubRequest request = StubRequest.get("/");
        for (String value : values.split("/", header.equals("user-agent") ? 1 : -1)) {
            request = request.withHeader(header, value);
        }

        assertThat(new HttpHeaderCondition(name, List.of(pattern)).matches(request))
                .isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0}={1} {2}")
    @CsvFileSource(resources = "query-string.csv", delimiter = '|', quoteCharacter = '\'', nullValues = "NULL")
    void queryString_table(String key, String value, String query, boolean matches) {
        Condition condition =
                new QueryStringCondition(List.of(new QueryStringCondition.Pair(key.isEmpty() ? null : key, value)));

        assertThat(condition.matches(StubRequest.get("/").withQuery(query))).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "source-ip.csv", delimiter = '|')
    void sourceIp_table(String block, String address, boolean matches) {
        Condition condition = new SourceIpCondition(List.of("198.51.100.1/32", block));
        StubRequest request = StubRequest.get("/").withHeader("X-Forwarded-For", "198.51.100.1");

        assertThat(condition.matches(request.from(address))).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '`')
    void condition_valueOutsideItsRule_isRefused(String kind, String quoted, String message) {
        String value = quoted.replace("''", "").replace("LONG", "a".repeat(128));
        if (message.equals("accepted")) {
            assertThat(condition(kind, value).describe()).isNotEmpty();
            return;
        }

        assertInvalid(() -> condition(kind, kind.equals("query-key") ? value + "a" : value), message);
    }

    private static Condition condition(String kind, String value) {
        List<String> values = List.of(value);
        return switch (kind) {
            case "host" -> new HostHeaderCondition(values);
            case "path" -> new PathPatternCondition(values);
            case "header" -> new HttpHeaderCondition("X-A", values);
            case "header-name" -> new HttpHeaderCondition(value, List.of("a"));
            case "method" -> new HttpMethodCondition(values);
            case "query" -> new QueryStringCondition(List.of(new QueryStringCondition.Pair("a", value)));
            case "query-key" -> new QueryStringCondition(List.of(new QueryStringCondition.Pair(value, "a")));
            case "source" -> new SourceIpCondition(values);
            case "host-regex" -> HostHeaderCondition.ofRegex(values);
            case "path-regex" -> PathPatternCondition.ofRegex(values);
            case "header-regex" -> HttpHeaderCondition.ofRegex("X-A", values);
            default -> throw new AssertionError(kind);
        };
    }

    @Test
    void condition_withoutValues_isRefused() {
        assertInvalid(() -> new PathPatternCondition(List.of()), "A condition value must be specified");
        assertInvalid(() -> new SourceIpCondition(List.of()), "A 'source-ip' value must be specified");
        assertInvalid(
                () -> new PathPatternCondition(List.of("/a"), List.of("/a")),
                "path-pattern: [/a] and [/a] (expected: either values or regular expressions)");
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "get, false", "POST, true", "PUT, false"})
    void httpMethod_isComparedLetterByLetter(String method, boolean matches) {
        Condition condition = new HttpMethodCondition(List.of("GET", "POST"));

        assertThat(condition.matches(StubRequest.get("/").withMethod(method))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "^/api/(.*)$, /api/x, true",
        "^/api/(.*)$, /API/x, false",
        "/v[0-9]+/, /a/v12/b, true",
        "/v[0-9]+/, /a/v/b, false",
    })
    void pathRegex_isFoundAnywhereUnlessAnchored(String regex, String path, boolean matches) {
        Condition condition = PathPatternCondition.ofRegex(List.of("^never$", regex));

        assertThat(condition.matches(StubRequest.get(path))).isEqualTo(matches);
        assertThat(condition.describe()).containsExactly("^never$", regex);
    }

    @Test
    void hostAndHeaderRegex_ignoreCase() {
        StubRequest request = StubRequest.get("/").withHost("Api.Example.com").withHeader("X-A", "Tester 7");

        assertThat(HostHeaderCondition.ofRegex(List.of("^api\\.")).matches(request))
                .isTrue();
        assertThat(HttpHeaderCondition.ofRegex("x-a", List.of("^tester \\d$")).matches(request))
                .isTrue();
        assertThat(HttpHeaderCondition.ofRegex("x-a", List.of("x")).describe()).containsExactly("x-a=x");
    }

    @Test
    void describe_namesKeysAndHeaders() {
        List<QueryStringCondition.Pair> pairs =
                List.of(new QueryStringCondition.Pair("v", "1"), new QueryStringCondition.Pair(null, "2"));

        assertThat(new QueryStringCondition(pairs).describe()).containsExactly("v=1", "2");
        assertThat(new HttpHeaderCondition("X-A", List.of("1")).describe()).containsExactly("X-A=1");
        assertThat(new SourceIpCondition(List.of("192.0.2.0/24")).describe()).containsExactly("192.0.2.0/24");
        assertThat(new HttpMethodCondition(List.of("GET")).describe()).containsExactly("GET");
        assertThat(new HostHeaderCondition(List.of("a.b")).describe()).containsExactly("a.b");
    }
}
