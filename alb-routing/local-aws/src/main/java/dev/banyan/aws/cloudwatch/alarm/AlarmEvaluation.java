package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates alarms: each when a period has ended, those of long periods each minute. A period's numbers have a second
 * to arrive. Safe for use by several threads.
 */
final class AlarmEvaluation {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmEvaluation.class);
    private static final long ARRIVAL = 1;
    private static final long MINUTE = 60;

    private final Alarms alarms;
    private final Points points;

    /** The end of the last period that each alarm was evaluated for, with the settings of that time. Guarded by this. */
    private final Map<AlarmKey, Evaluated> evaluated = new HashMap<>();

    private record Evaluated(long second, Instant configured) {}

    AlarmEvaluation(Alarms alarms, MetricSource source) {
        this.alarms = alarms;
        this.points = new Points(source);
    }

    /** Evaluates every alarm of which a period has ended since the last time. */
    synchronized void evaluate(Instant now) {
        var all = alarms.all();
        for (Alarm alarm : all) {
            long interval = Math.min(MINUTE, alarm.settings().watched().period());
            long end = Math.floorDiv(now.getEpochSecond() - ARRIVAL, interval) * interval;
            Evaluated present = new Evaluated(end, alarm.configured());
            if (!present.equals(evaluated.put(alarm.key(), present))) {
                evaluate(alarm, Instant.ofEpochSecond(end), now);
            }
        }
        if (evaluated.size() > all.size()) {
            evaluated.keySet().removeIf(key -> alarms.find(key) == null);
        }
    }

    private void evaluate(Alarm alarm, Instant end, Instant now) {
        AlarmSettings settings = alarm.settings();
        try {
            Assessment assessment = new Assessment(
                    settings, end, points.read(settings.watched(), Assessment.begin(settings, end), end));
            AlarmState state = assessment.decide();
            boolean isUnchecked = alarm.status().reason().equals(Status.UNCHECKED);
            if (state != null && (isUnchecked || state != alarm.status().state())) {
                Reasons reasons = new Reasons(assessment, state);
                alarms.setStatus(alarm, alarm.status().next(state, reasons.text(), reasons.data(now), now));
            }
        } catch (AwsException e) {
            LOG.warn("Alarm {} was not evaluated: {}", settings.name(), e.getMessage());
        }
    }
}
