package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The compiled table against rules asked one after the other, with patterns read letter by letter. */
class RuleTablePropertyTest {

    @Property(tries = 2000)
    void match_anyRulesAndRequest_agreesWithAskingEachRule(
            @ForAll("listeners") Listener listener, @ForAll("requests") StubRequest request) {
        assertThat(RuleTable.compile(listener).match(request)).isSameAs(naive(listener, request));
    }

    @Property(tries = 1000)
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

    @Property(tries = 2000)
    void covers_twoPatterns_neverClaimsTooMuch(
            @ForAll("paths") String wide, @ForAll("paths") String narrow, @ForAll("texts") String text) {
        boolean covers = Glob.caseSensitive(wide).covers(Glob.caseSensitive(narrow));

        if (covers && fits(narrow, text)) {
            assertThat(fits(wide, text)).isTrue();
        }
    }

    private static Rule naive(Listener listener, StubRequest request) {
        for (Rule rule : listener.rules()) {
            if (rule.conditions().stream().allMatch(condition -> holds(condition, request))) {
                return rule;
            }
        }
        throw new AssertionError("no default rule");
    }

    private static boolean holds(Condition condition, StubRequest request) {
        if (condition instanceof PathPatternCondition path) {
            return path.values().stream().anyMatch(value -> fits(value, request.path()));
        }
        if (condition instanceof HostHeaderCondition host) {
            return host.values().stream().anyMatch(value -> fits(small(value), small(request.host())));
        }
        return ((HttpMethodCondition) condition).values().contains(request.method());
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean fits(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        String rest = pattern.substring(1);
        if (first == '*') {
            return fits(rest, text) || (!text.isEmpty() && fits(pattern, text.substring(1)));
        }
        return !text.isEmpty() && (first == '?' || first == text.charAt(0)) && fits(rest, text.substring(1));
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

    private Arbitrary<List<Condition>> conditions() {
        Arbitrary<Condition> path = paths().list().ofMinSize(1).ofMaxSize(2).map(PathPatternCondition::new);
        Arbitrary<Condition> host = hosts().map(value -> new HostHeaderCondition(List.of(value)));
        Arbitrary<Condition> method = Arbitraries.of("GET", "PUT").map(Rules::method);
        return Combinators.combine(path, host, method, Arbitraries.integers().between(1, 7))
                .as((one, other, third, choice) -> {
                    List<Condition> chosen = new ArrayList<>();
                    Condition[] all = {one, other, third};
                    for (int i = 0; i < all.length; i++) {
                        if ((choice & (1 << i)) != 0) {
                            chosen.add(all[i]);
                        }
                    }
                    return chosen;
                });
    }

    /** At most two wildcards, so that no rule has more than it may. */
    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings()
                .withChars('a', 'b', '-', '*', '?')
                .ofMinLength(1)
                .ofMaxLength(5)
                .filter(text ->
                        text.chars().filter(one -> one == '*' || one == '?').count() <= 2);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'b', '-').ofMaxLength(6);
    }

    private static Arbitrary<String> hosts() {
        return Arbitraries.of("a.b", "A.b", "*.b", "a*.b", "?.b", "*a.b", "ab.b", "*.a.b");
    }

    @Provide
    Arbitrary<StubRequest> requests() {
        Arbitrary<String> hosts = Arbitraries.of("a.b", "AB.B", "x.a.b", "c.d", "");
        return Combinators.combine(texts(), hosts, Arbitraries.of("GET", "PUT", "POST"))
                .as((path, host, method) -> StubRequest.get(path).withHost(host).withMethod(method));
    }
}
