package dev.banyan.aws.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions come to, over three metrics of four periods. */
class ExpressionTest {

    private static final Map<String, TimeSeries> METRICS = new TreeMap<>(Map.of(
            "m1", series("m1", 1.0, 2.0, 3.0, 4.0),
            "m2", series("m2", 10.0, null, 30.0, 0.0),
            "other", series("other", null, null, 5.0, null)));

    private static TimeSeries series(String label, @Nullable Double... numbers) {
        NavigableMap<Long, Double> points = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            Double number = numbers[i];
            if (number != null) {
                points.put(60L * i, number);
            }
        }
        return new TimeSeries(label, points);
    }

    private static Scope scope() {
        Budget budget = new Budget(1_000);
        return new Scope() {
            @Override
            public Value value(String id) {
                TimeSeries series = METRICS.get(id);
                if (series == null) {
                    throw new InvalidExpressionException("Undefined variable: '" + id + "'");
                }
                return new Value.Single(series);
            }

            @Override
            public List<TimeSeries> metrics(String part) {
                return METRICS.entrySet().stream()
                        .filter(metric -> metric.getKey().contains(part))
                        .map(Map.Entry::getValue)
                        .toList();
            }

            @Override
            public Timeline timeline() {
                return new Timeline(0, 240, 60);
            }

            @Override
            public Budget budget() {
                return budget;
            }
        };
    }

    private static String evaluate(String text) {
        Value value = new Evaluation(scope()).of(Expression.parse(text));
        if (value instanceof Value.Scalar scalar) {
            return Double.toString(scalar.number());
        }
        return Evaluation.series(value, "").stream().map(ExpressionTest::write).collect(Collectors.joining(" | "));
    }

    private static String write(TimeSeries series) {
        List<String> numbers = new ArrayList<>();
        for (long second = 0; second < 240; second += 60) {
            Double number = series.points().get(second);
            numbers.add(number == null ? "-" : Double.toString(number));
        }
        return String.join(" ", numbers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7.0",
                "(1 + 2) * 3; 9.0",
                "2 ^ 3 * 2 - -1; 17.0",
                "10 - 4 - 3; 3.0",
                ".5e1 + 1.5; 6.5",
                "m1; 1.0 2.0 3.0 4.0",
                "-m1; -1.0 -2.0 -3.0 -4.0",
                "m1 * 2; 2.0 4.0 6.0 8.0",
                "100 / m2; 10.0 - 3.3333333333333335 -",
                "m1 + m2; 11.0 - 33.0 4.0",
                "m1 / m2 * 100; 10.0 - 10.0 -",
                "SUM(m1); 10.0",
                "AVG(m1); 2.5",
                "MAX(m1) - MIN(m1); 3.0",
                "SUM([m1, m2]); 11.0 2.0 33.0 4.0",
                "AVG([m1, m2]); 5.5 2.0 16.5 2.0",
                "MAX(METRICS()); 10.0 2.0 30.0 4.0",
                "MIN(METRICS(\"m\")); 1.0 2.0 3.0 0.0",
                "SUM(METRICS(\"oth\")); - - 5.0 -",
                "METRICS('m1') * 2; 2.0 4.0 6.0 8.0",
                "METRICS() + m1; 2.0 4.0 6.0 8.0 | 11.0 - 33.0 4.0 | - - 8.0 -",
                "m1 + METRICS(\"m2\"); 11.0 - 33.0 4.0",
                "FILL(m2, 7); 10.0 7.0 30.0 0.0",
                "FILL(m2, m1); 10.0 2.0 30.0 0.0",
                "FILL(other, REPEAT); - - 5.0 5.0",
                "FILL(m2, REPEAT); 10.0 10.0 30.0 0.0",
                "FILL(m2, LINEAR); 10.0 20.0 30.0 0.0",
                "FILL(METRICS(\"m\"), 0); 1.0 2.0 3.0 4.0 | 10.0 0.0 30.0 0.0",
                "m1 > 2; 0.0 0.0 1.0 1.0",
                "m1 >= 2 AND m1 != 3; 0.0 1.0 0.0 1.0",
                "m1 < 2 || m1 == 4; 1.0 0.0 0.0 1.0",
                "m1 <= 1 OR 0; 1.0 0.0 0.0 0.0",
                "IF(m1 > 2, m1, 0); 0.0 0.0 3.0 4.0",
                "IF(m1 > 2, m2); - - 30.0 0.0",
                "IF(m2, 1, 2); 1.0 - 1.0 2.0",
                "IF(1, m1, m2); 1.0 2.0 3.0 4.0",
                "IF(0, m1); - - - -",
                "RATE(m1); - 0.016666666666666666 0.016666666666666666 0.016666666666666666",
                "RATE(m2); - - 0.16666666666666666 -0.5",
                "CEIL(m1 / 2) + FLOOR(0.5) + ABS(-1); 2.0 2.0 3.0 3.0",
                "m1/m1*SUM(m1); 10.0 10.0 10.0 10.0"
            })
    void expression_hasValue(String text, String expected) {
        assertThat(evaluate(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m1 +; Invalid syntax at character 5",
                "(m1; Invalid syntax at character 4",
                "m1 m2; Invalid syntax at character 4",
                "m1 ? m2; Invalid syntax at character 4",
                "\"a\"; A text is no value",
                "nobody; Undefined variable: 'nobody'",
                "RUNNING_SUM(m1); The function RUNNING_SUM is not supported by this endpoint",
                "ANOMALY_DETECTION_BAND(m1, 2); The function ANOMALY_DETECTION_BAND is not supported by this endpoint",
                "SELECT AVG(x) FROM y; Metrics Insights queries are not supported by this endpoint",
                "SUM(m1, m2); The function SUM takes 1 arguments, but has 2",
                "IF(m1); The function IF takes 2 to 3 arguments, but has 1",
                "FILL(m1, METRICS()); The function FILL takes a number, a time series, REPEAT or LINEAR",
                "RATE(1); The function RATE takes time series, but has a number",
                "METRICS(m1); The function METRICS takes a text",
                "IF(METRICS(), 1, 2); 'The function IF takes numbers and time series, no arrays of them'",
                "METRICS() + METRICS(); Unsupported operand types for +: 'an array of time series' and 'an array of time series'"
            })
    void expression_isRefused(String text, String message) {
        assertThatThrownBy(() -> evaluate(text))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"(,50", "-,200", "[,60", "ABS(,60"})
    void deepExpressions_areRefused(String opening, int times) {
        assertThatThrownBy(() -> Expression.parse(opening.repeat(times) + "1"))
                .isInstanceOf(InvalidExpressionException.class);
    }

    @ParameterizedTest
    @CsvSource({"SUM([METRICS() + 1]) + SUM(METRICS() * 2)"})
    void costlyExpressions_areRefused(String part) {
        assertThatThrownBy(() -> evaluate(part + (" + " + part).repeat(30)))
                .hasMessage("The request computes too many data points");
    }

    @Property(tries = 2_000)
    void anyText_isAnExpressionOrRefused(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({'m', '1', '(', ')', '+', '-', '*', '[', ']', ',', ' ', '<', '"', 'E', 'S'})
                    String text) {
        try {
            assertThat(evaluate(text)).isNotNull();
        } catch (InvalidExpressionException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }
}
