package dev.banyan.aws.cloudwatch.alarm;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of an alarm.
 *
 * @param periods how many periods count
 * @param breachesNeeded how many of them must breach, or null for all
 * @param missingData how periods without data are treated, or null where the client does not say
 * @param lowSampleCount {@code evaluate} or {@code ignore}: what a percentile of few samples counts; or null
 */
record AlarmSettings(
        String name,
        @Nullable String description,
        Actions actions,
        Watched watched,
        int periods,
        @Nullable Integer breachesNeeded,
        double threshold,
        Comparison comparison,
        @Nullable MissingData missingData,
        @Nullable String lowSampleCount) {

    int needed() {
        return breachesNeeded == null ? periods : breachesNeeded;
    }

    MissingData treatment() {
        return missingData == null ? MissingData.MISSING : missingData;
    }

    AlarmSettings withActions(Actions newActions) {
        return new AlarmSettings(
                name,
                description,
                newActions,
                watched,
                periods,
                breachesNeeded,
                threshold,
                comparison,
                missingData,
                lowSampleCount);
    }
}
