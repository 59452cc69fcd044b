package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The compiled table against rules asked one after the other, with patterns read letter by letter. */
class RuleTablePropertyTest {

    private static final List<Transform> TRANSFORMS = List.of(
            new HostHeaderRewrite(List.of(new Rewrite(".*", "a.b"))), new UrlRewrite(List.of(new Rewrite(".*", "/a"))));

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void match_anyRulesAndRequest_agreesWithAskingEachRule(
            @ForAll("listeners") Listener listener, @ForAll("requests") StubRequest request) {
        RuleTable table = RuleTable.compile(listener);
        Rule expected = NaiveRouting.match(listener, request);

        assertThat(table.match(request)).isSameAs(expected);
        int place = listener.rules().indexOf(expected);
        assertThat(table.evaluations(expected))
                .isEqualTo(Math.min(place + 1, listener.rules().size() - 1));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void match_rulesWithTransforms_isAsWithoutThem(
            @ForAll("listeners") Listener listener, @ForAll("requests") StubRequest request) {
        Listener transforming = Rules.listener(listener.rules().stream()
                .map(RuleTablePropertyTest::transforming)
                .toList());

        assertThat(RuleTable.compile(transforming).match(request).priority())
                .isEqualTo(RuleTable.compile(listener).match(request).priority());
    }

    private static Rule transforming(Rule rule) {
        return rule.priority().isDefault()
                ? rule
                : new Rule(rule.arn(), rule.priority(), rule.conditions(), rule.actions(), TRANSFORMS, rule.tags());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void explain_anyRulesAndRequest_firstMatchIsTheMatch(
            @ForAll("listeners") Listener listener, @ForAll("requests") StubRequest request) {
        RuleTable table = RuleTable.compile(listener);

        Rule first = table.explain(request).stream()
                .filter(RuleEvaluation::matched)
                .findFirst()
                .orElseThrow()
                .rule();

        assertThat(first).isSameAs(table.match(request));
    }

    @Property(tries = 5000)
    void normalise_anyPath_agreesWithTheSentences(@ForAll("rawPaths") String path) {
        assertThat(RequestPath.normalise(path)).isEqualTo(NaiveRouting.normalised(path));
    }

    @Property(tries = 2000)
    void covers_twoPatterns_neverClaimsTooMuch(
            @ForAll("paths") String wide, @ForAll("paths") String narrow, @ForAll("rawPaths") String text) {
        boolean covers = Glob.caseSensitive(wide).covers(Glob.caseSensitive(narrow));

        if (covers && NaiveRouting.fits(narrow, text)) {
            assertThat(NaiveRouting.fits(wide, text)).isTrue();
        }
    }

    @Provide
    Arbitrary<Listener> listeners() {
        return conditions().list().ofMaxSize(12).map(all -> {
            List<Rule> rules = new ArrayList<>(List.of(Rules.defaultRule()));
            for (List<Condition> conditions : all) {
                rules.add(Rules.rule(rules.size(), conditions.toArray(new Condition[0])));
            }
            return Rules.listener(rules);
        });
    }

    /** One path, host, header, query and method condition at most, of one value each: within all limits. */
    private static Arbitrary<List<Condition>> conditions() {
        return Combinators.combine(
                        pathConditions(),
                        hostConditions(),
                        headerConditions(),
                        queryConditions(),
                        Arbitraries.of("GET", "PUT").map(Rules::method),
                        Arbitraries.of(1, 1, 1, 2, 2, 3, 4, 8, 16, 5, 9, 18))
                .as((path, host, header, query, method, choice) -> {
                    List<Condition> chosen = new ArrayList<>();
                    Condition[] all = {path, host, header, query, method};
                    for (int i = 0; i < all.length; i++) {
                        if ((choice & (1 << i)) != 0) {
                            chosen.add(all[i]);
                        }
                    }
                    return chosen;
                });
    }

    private static Arbitrary<Condition> pathConditions() {
        Arbitrary<Condition> globs = paths().list().ofMinSize(1).ofMaxSize(2).map(PathPatternCondition::new);
        Arbitrary<Condition> regexes = Arbitraries.of("^/a", "b$", "a.*b", "^/(a|b)+$", "[ab]{2}", "^/?$", "A")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(PathPatternCondition::ofRegex);
        return Arbitraries.frequencyOf(Tuple.of(3, globs), Tuple.of(1, regexes));
    }

    private static Arbitrary<Condition> hostConditions() {
        Arbitrary<Condition> globs = Arbitraries.of("a.b", "A.b", "*.b", "a*.b", "?.b", "*a.b", "ab.b", "*.a.b")
                .map(value -> new HostHeaderCondition(List.of(value)));
        Arbitrary<Condition> regexes = Arbitraries.of("^a", "\\.B$", "^x\\.", "(ab)+")
                .map(value -> HostHeaderCondition.ofRegex(List.of(value)));
        return Arbitraries.oneOf(List.of(globs, regexes));
    }

    private static Arbitrary<Condition> headerConditions() {
        Arbitrary<Condition> globs =
                Arbitraries.of("a", "B*", "?", "*").map(value -> new HttpHeaderCondition("x-a", List.of(value)));
        Arbitrary<Condition> regexes =
                Arbitraries.of("^a$", "B").map(value -> HttpHeaderCondition.ofRegex("X-A", List.of(value)));
        return Arbitraries.oneOf(List.of(globs, regexes));
    }

    private static Arbitrary<Condition> queryConditions() {
        return Combinators.combine(Arbitraries.of("a", "A*", "?").injectNull(0.3), Arbitraries.of("b", "*", "B?", "?*"))
                .as((key, value) -> new QueryStringCondition(List.of(new QueryStringCondition.Pair(key, value))));
    }

    /** At most one wildcard, so that no rule has more than it may. */
    @Provide
    static Arbitrary<String> paths() {
        return Arbitraries.strings()
                .withChars('a', 'b', '/', '.', '*', '?')
                .ofMinLength(1)
                .ofMaxLength(5)
                .filter(text ->
                        text.chars().filter(one -> one == '*' || one == '?').count() <= 1);
    }

    @Provide
    static Arbitrary<String> rawPaths() {
        return Arbitraries.of(
                        "/", "a", "b", "..", ".", "//", "%61", "%2f", "%2E", "%", "%0", "%00", "%0a", "%25", "/a/b")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts))
                .flatMap(text -> Arbitraries.of(text, "/" + text));
    }

    @Provide
    Arbitrary<StubRequest> requests() {
        Arbitrary<String> hosts = Arbitraries.of("a.b", "AB.B", "x.a.b", "c.d", "");
        Arbitrary<String> queries =
                Arbitraries.of("a=b", "A=BC&x", "&&b=b", "ab", "c=&a=1", "=b").injectNull(0.3);
        return Combinators.combine(
                        rawPaths(),
                        hosts,
                        Arbitraries.of("GET", "PUT", "POST"),
                        queries,
                        Arbitraries.of("A", "b", "bc", "").list().ofMaxSize(2))
                .as((path, host, method, query, values) -> {
                    StubRequest request = StubRequest.get(path)
                            .withHost(host)
                            .withMethod(method)
                            .withQuery(query);
                    for (String value : values) {
                        request = request.withHeader("X-a", value);
                    }
                    return request;
                });
    }
}
