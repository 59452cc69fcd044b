package dev.banyan.aws.cloudwatch.alarm;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an alarm treats periods without data, and what it then decides. An alarm looks at more periods than it needs:
 * as long as enough of them have data, the newest of those decide alone, and the treatment does not matter.
 */
enum MissingData {
    BREACHING("breaching", "Breaching"),
    NOT_BREACHING("notBreaching", "NonBreaching"),
    IGNORE("ignore", "Ignore"),
    MISSING("missing", "Missing");

    /** How many periods more than needed are looked at. AWS tells only that for three these are five in all. */
    static final int MORE_PERIODS = 2;

    private final String apiName;
    private final String word;

    MissingData(String apiName, String word) {
        this.apiName = apiName;
        this.word = word;
    }

    static @Nullable MissingData of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.apiName.equals(name))
                .findFirst()
                .orElse(null);
    }

    String apiName() {
        return apiName;
    }

    /** Returns the word of an alarm's reason. */
    String word() {
        return word;
    }

    /**
     * Decides on the state of an alarm.
     *
     * @param range whether each period breaches, the oldest first; null where there is no data
     * @param periods how many periods count
     * @param needed how many of them must breach
     * @return the state, or null where the present one stays
     */
    @Nullable
    AlarmState decide(List<@Nullable Boolean> range, int periods, int needed) {
        List<Boolean> real =
                range.stream().filter(Objects::nonNull).map(Boolean.class::cast).toList();
        List<Boolean> newest = real.subList(Math.max(0, real.size() - periods), real.size());
        int breaching = (int) newest.stream().filter(breaches -> breaches).count();
        if (breaching >= needed) {
            return AlarmState.ALARM;
        }
        if (real.size() >= periods) {
            return AlarmState.OK;
        }
        return switch (this) {
            case BREACHING -> breaching + periods - real.size() >= needed ? AlarmState.ALARM : AlarmState.OK;
            case NOT_BREACHING -> AlarmState.OK;
            case IGNORE -> breaching == real.size() ? null : AlarmState.OK;
            case MISSING -> decideMissing(range, breaching == real.size(), needed);
        };
    }

    /**
     * Where all there is breaches, and that for as long as is needed, more data is not waited for; where it is
     * younger, the next number may be a good one, so that the state stays.
     */
    private static @Nullable AlarmState decideMissing(List<@Nullable Boolean> range, boolean allBreach, int needed) {
        int oldest = 0;
        while (oldest < range.size() && range.get(oldest) == null) {
            oldest++;
        }
        int age = range.size() - oldest;
        if (age == 0) {
            return AlarmState.INSUFFICIENT_DATA;
        }
        if (!allBreach) {
            return AlarmState.OK;
        }
        return age >= needed ? AlarmState.ALARM : null;
    }
}
