package dev.banyan.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleConditionsTest {

    @Test
    void build_everyKind_writesCloudFormationsShape() {
        RuleConditions conditions = RuleConditions.builder()
                .hosts("shop.example.com")
                .methods("GET")
                .sourceIps("10.0.0.0/8")
                .header("X-Tester", "yes")
                .query("beta", "1")
                .build();

        assertThat(conditions.toProperties())
                .containsExactly(
                        Map.of(
                                "Field",
                                "host-header",
                                "HostHeaderConfig",
                                Map.of("Values", List.of("shop.example.com"))),
                        Map.of(
                                "Field",
                                "http-request-method",
                                "HttpRequestMethodConfig",
                                Map.of("Values", List.of("GET"))),
                        Map.of("Field", "source-ip", "SourceIpConfig", Map.of("Values", List.of("10.0.0.0/8"))),
                        Map.of(
                                "Field",
                                "http-header",
                                "HttpHeaderConfig",
                                Map.of("HttpHeaderName", "X-Tester", "Values", List.of("yes"))),
                        Map.of(
                                "Field",
                                "query-string",
                                "QueryStringConfig",
                                Map.of("Values", List.of(Map.of("Key", "beta", "Value", "1")))));
    }

    @Test
    void and_headerAdded_leavesTheOriginalAlone() {
        RuleConditions paths = RuleConditions.builder().paths("/a").build();

        RuleConditions more = paths.and("Cookie", "*lane=1*");

        assertThat(paths.toProperties()).hasSize(1);
        assertThat(more.toProperties()).hasSize(2);
    }

    @Test
    void header_sameTwice_isAllowed() {
        assertThat(RuleConditions.builder()
                        .header("Cookie", "*a=1*")
                        .header("Cookie", "*b=2*")
                        .build()
                        .toProperties())
                .hasSize(2);
    }

    static Stream<Arguments> refused() {
        String longest = "/" + "a".repeat(127);
        return Stream.of(
                refused("path: orders (expected: begins with /)", b -> b.paths("orders")),
                refused(
                        "path-pattern: " + longest + "a (expected: 1 to 128 characters)",
                        b -> b.paths(longest, longest + "a")),
                refused("host-header:  (expected: 1 to 128 characters)", b -> b.hosts("")),
                refused("host-header: no value (expected: at least one value)", RuleConditions.Builder::hosts),
                refused("method: get (expected: 1 to 40 of A-Z, - and _)", b -> b.methods("get")),
                refused("header: Host (expected: a header name other than Host)", b -> b.header("Host", "a")),
                refused("header: a b (expected: a header name other than Host)", b -> b.header("a b", "a")),
                refused(
                        "conditions: a second path-pattern (expected: at most one path-pattern per rule)",
                        b -> b.paths("/a").paths("/b")),
                refused("conditions: 0 values (expected: 1 to 5 values per rule)", b -> b),
                refused(
                        "conditions: 6 values (expected: 1 to 5 values per rule)",
                        b -> b.paths("/a", "/b", "/c").methods("GET", "HEAD", "PUT")),
                refused(
                        "conditions: 7 wildcards (expected: at most 6 wildcards per rule)",
                        b -> b.paths("/*/*/*/*").query("?", "??")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void build_againstALimit_isRefused(
            String message, Function<RuleConditions.Builder, RuleConditions.Builder> conditions) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conditions.apply(RuleConditions.builder()).build())
                .withMessage(message);
    }

    private static Arguments refused(
            String message, Function<RuleConditions.Builder, RuleConditions.Builder> conditions) {
        return Arguments.of(message, conditions);
    }
}
