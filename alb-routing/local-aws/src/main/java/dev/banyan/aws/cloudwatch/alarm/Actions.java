package dev.banyan.aws.cloudwatch.alarm;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an alarm's change of state should set off. It is kept and told, and nothing is sent.
 *
 * @param areEnabled whether they would be
 * @param ok ARNs
 * @param alarm ARNs
 * @param insufficientData ARNs
 */
record Actions(boolean areEnabled, List<String> ok, List<String> alarm, List<String> insufficientData) {

    Actions {
        ok = List.copyOf(ok);
        alarm = List.copyOf(alarm);
        insufficientData = List.copyOf(insufficientData);
    }

    Actions withEnabled(boolean enabled) {
        return new Actions(enabled, ok, alarm, insufficientData);
    }

    Stream<String> all() {
        return Stream.of(ok, alarm, insufficientData).flatMap(List::stream);
    }
}
