package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.InvalidRoutingException;
import dev.banyan.model.Listener;
import dev.banyan.model.Rule;
import dev.banyan.model.RuleTable;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every table: on a real listener, and those about matching on the model alone, too. */
class ConformanceTest {

    private static final SharedRuns RUNS = new SharedRuns();

    @AfterAll
    static void end() {
        RUNS.close();
    }

    static Stream<Row> onTheWire() {
        return Tables.rows().stream().filter(row -> !row.fields().has("refused"));
    }

    static Stream<Row> matching() {
        return Tables.rows().stream().filter(Row::isMatching);
    }

    static Stream<Row> refused() {
        return Tables.rows().stream().filter(row -> row.fields().has("refused"));
    }

    @ParameterizedTest
    @MethodSource("onTheWire")
    void row_onARealListener_isAsAwsSays(Row row) {
        RUNS.run(row);
    }

    @ParameterizedTest
    @MethodSource("matching")
    void row_onTheModelAlone_matchesTheSameRule(Row row) {
        Listener listener = RowRouting.of(row.fields(), name -> 1)
                .loadBalancers()
                .get(0)
                .listeners()
                .get(0);
        Rule rule = RuleTable.compile(listener)
                .match(new ModelRequest(Notation.unescape(row.fields().text("send"))));

        assertThat(rule.routingAction())
                .isInstanceOfSatisfying(
                        FixedResponseAction.class,
                        action -> assertThat(action.messageBody())
                                .isEqualTo(row.fields().text("is")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void row_withWhatAwsRefuses_isRefused(Row row) {
        assertThatThrownBy(() -> RowRouting.of(row.fields(), name -> 1))
                .isInstanceOf(InvalidRoutingException.class)
                .satisfies(refusal -> assertThat(Notation.matches(
                                row.fields().text("refused"), String.valueOf(refusal.getMessage()), Map.of()))
                        .as(refusal.getMessage())
                        .isTrue())
                .satisfies(refusal -> assertThat(row.fields().text("code", ""))
                        .isIn(
                                "",
                                refusal instanceof InvalidRoutingException invalid
                                        ? invalid.code().toString()
                                        : "?"));
    }
}
