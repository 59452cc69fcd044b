package dev.banyan.aws.cloudwatch.alarm;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An alarm.
 *
 * @param configured when its settings were last changed
 */
record Alarm(AlarmKey key, AlarmSettings settings, Instant configured, Status status, SortedMap<String, String> tags) {

    Alarm {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    Alarm withSettings(AlarmSettings newSettings, Instant now) {
        return new Alarm(key, newSettings, now, status, tags);
    }

    Alarm withStatus(Status newStatus) {
        return new Alarm(key, settings, configured, newStatus, tags);
    }

    Alarm withTags(Map<String, String> newTags) {
        return new Alarm(key, settings, configured, status, new TreeMap<>(newTags));
    }
}
