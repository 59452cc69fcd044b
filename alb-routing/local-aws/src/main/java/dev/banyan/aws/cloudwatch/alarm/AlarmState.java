package dev.banyan.aws.cloudwatch.alarm;

import java.util.List;

/** The states of an alarm, under their names in the API. */
enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA;

    static final List<String> NAMES = List.of("INSUFFICIENT_DATA", "ALARM", "OK");
}
