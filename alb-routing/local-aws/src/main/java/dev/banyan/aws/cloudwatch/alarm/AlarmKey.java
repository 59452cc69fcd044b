package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.query.Caller;
import java.util.Comparator;

/** What an alarm is found by. */
record AlarmKey(String region, String name) implements Comparable<AlarmKey> {

    private static final Comparator<AlarmKey> ORDER =
            Comparator.comparing(AlarmKey::region).thenComparing(AlarmKey::name);

    @Override
    public int compareTo(AlarmKey other) {
        return ORDER.compare(this, other);
    }

    String arn(String account) {
        String partition = new Caller(region, account).partition();
        return "arn:" + partition + ":cloudwatch:" + region + ":" + account + ":alarm:" + name;
    }
}
