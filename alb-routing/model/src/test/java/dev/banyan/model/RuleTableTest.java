package dev.banyan.model;

import static dev.banyan.model.Rules.defaultRule;
import static dev.banyan.model.Rules.header;
import static dev.banyan.model.Rules.host;
import static dev.banyan.model.Rules.listener;
import static dev.banyan.model.Rules.method;
import static dev.banyan.model.Rules.path;
import static dev.banyan.model.Rules.query;
import static dev.banyan.model.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTableTest {

    private static final RuleTable TABLE = RuleTable.compile(listener(
            defaultRule(),
            rule(70, HttpHeader.LANE),
            rule(60, path("*.png")),
            rule(50, PathPatternCondition.ofRegex(List.of("^/r[0-9]$"))),
            rule(40, path("/catalog", "/catalog/*")),
            rule(30, path("/catalog", "/catalog/*"), HttpHeader.LANE),
            rule(20, host("*.example.org"), path("/*")),
            rule(10, host("admin.example.com"), method("GET"))));

    /** Conditions that have a name here. */
    private static final class HttpHeader {
        private static final Condition LANE = header("Cookie", "*lane=on*");
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example.com, /catalog, '', 40",
        "shop.example.com, /catalog/1, '', 40",
        "shop.example.com, /catalogue, '', default",
        "shop.example.com, /catalog/1.png, '', 40",
        "shop.example.com, /img/1.png, '', 60",
        "shop.example.com, /catalog/1, lane=on, 30",
        "shop.example.com, /other, a=b; lane=on, 70",
        "shop.example.com, /r7, '', 50",
        "shop.example.com, /r77, '', default",
        "a.example.org, /catalog, lane=on, 20",
        "ADMIN.example.com, /catalog, lane=on, 10",
        "'', /, '', default",
    })
    void match_request_findsFirstRuleWhoseConditionsAllHold(String host, String path, String cookie, String expected) {
        StubRequest request = StubRequest.get(path).withHost(host).withHeader("Cookie", cookie);

        assertThat(TABLE.match(request).priority()).hasToString(expected);
    }

    @Test
    void match_whatTheIndexFinds_isTheRuleOfTheListener() {
        Rule rule = rule(1, path("/a"));

        assertThat(RuleTable.compile(listener(rule, defaultRule())).match(StubRequest.get("/a")))
                .isSameAs(rule);
    }

    @Test
    void match_pathThatIsRefusedAnyway_isComparedAsItIs() {
        assertThat(TABLE.match(StubRequest.get("/catalog/%")).priority()).hasToString("40");
    }

    @Test
    void match_manyRulesThatShareParts_findsTheRightOne() {
        List<Rule> rules = new ArrayList<>(List.of(defaultRule()));
        for (int i = 1; i <= 2000; i++) {
            rules.add(rule(i, host("s" + i % 50 + ".example.com"), path("/p" + i / 50 + "/*", "/q" + i)));
        }
        RuleTable table = RuleTable.compile(listener(rules));

        for (int i = 1; i <= 2000; i++) {
            StubRequest request = StubRequest.get("/p" + i / 50 + "/x").withHost("s" + i % 50 + ".example.com");
            assertThat(table.match(request).priority().value()).isEqualTo(i);
            assertThat(table.match(request.withHost("other.example.com"))
                            .priority()
                            .isDefault())
                    .isTrue();
        }
    }

    @Test
    void match_twoRulesThatAskForTheSame_readTheRequestOnce() {
        Condition regex = HostHeaderCondition.ofRegex(List.of("^never"));
        RuleTable table = RuleTable.compile(listener(
                rule(1, query("a", "1"), method("PUT")),
                rule(2, query("a", "2")),
                rule(3, regex, HttpHeader.LANE),
                rule(4, header("X-A", "1"), header("X-B", "1")),
                defaultRule()));

        StubRequest tester = StubRequest.get("/").withHeader("X-A", "1").withHeader("X-B", "1");
        assertThat(table.match(tester).priority()).hasToString("4");
        assertThat(table.match(StubRequest.get("/").withQuery("a=2")).priority())
                .hasToString("2");
        assertThat(table.match(StubRequest.get("/")).priority().isDefault()).isTrue();
    }

    @Test
    void explain_request_answersForEachConditionOfEachRule() {
        RuleTable table =
                RuleTable.compile(listener(rule(1, path("/a"), method("GET")), rule(2, path("/a")), defaultRule()));

        List<RuleEvaluation> evaluations = table.explain(StubRequest.get("/a").withMethod("PUT"));

        assertThat(evaluations).extracting(RuleEvaluation::matched).containsExactly(false, true, true);
        assertThat(evaluations.get(0).conditions())
                .extracting(RuleEvaluation.ConditionEvaluation::matched)
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({"/a, 1", "/b, 2", "/c, 2"})
    void evaluations_rulesUpToTheMatch_withoutTheDefaultRule(String path, int evaluations) {
        RuleTable table = RuleTable.compile(listener(rule(7, path("/a")), rule(9, path("/b")), defaultRule()));

        assertThat(table.evaluations(table.match(StubRequest.get(path)))).isEqualTo(evaluations);
    }

    @Test
    void evaluations_onlyTheDefaultRule_areNone() {
        RuleTable table = RuleTable.compile(listener(defaultRule()));

        assertThat(table.evaluations(table.match(StubRequest.get("/")))).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.evaluations(rule(1, path("/a"))))
                .withMessageEndingWith("/1 (expected: a rule of this table)");
    }
}
