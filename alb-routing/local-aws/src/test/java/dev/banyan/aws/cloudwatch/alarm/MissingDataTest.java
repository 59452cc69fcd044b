package dev.banyan.aws.cloudwatch.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The examples of AWS's documentation, and the cases that they leave open. */
class MissingDataTest {

    @ParameterizedTest(name = "{1} of {0}: {2}")
    @CsvFileSource(resources = "/missing-data.csv", delimiter = '|', numLinesToSkip = 1)
    void state_isAsDocumented(
            int periods,
            int needed,
            String points,
            String missing,
            String ignore,
            String breaching,
            String notBreaching) {
        List<@Nullable Boolean> range = new ArrayList<>();
        for (String point : points.split(" ")) {
            range.add(point.equals("-") ? null : Boolean.valueOf(point.equals("X")));
        }

        assertThat(decide(MissingData.MISSING, range, periods, needed)).isEqualTo(missing);
        assertThat(decide(MissingData.IGNORE, range, periods, needed)).isEqualTo(ignore);
        assertThat(decide(MissingData.BREACHING, range, periods, needed)).isEqualTo(breaching);
        assertThat(decide(MissingData.NOT_BREACHING, range, periods, needed)).isEqualTo(notBreaching);
    }

    private static String decide(MissingData treatment, List<@Nullable Boolean> range, int periods, int needed) {
        AlarmState state = treatment.decide(range, periods, needed);
        return state == null ? "retain" : state.name();
    }
}
