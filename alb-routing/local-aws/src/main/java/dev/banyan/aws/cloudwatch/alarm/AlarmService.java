package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.protocol.Action;
import dev.banyan.aws.journal.Journal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Alarms on metrics. Safe for use by several threads. */
public final class AlarmService {

    private final Alarms alarms;
    private final AlarmEvaluation evaluation;
    private final InstantSource clock;

    /**
     * Makes a service with the alarms that a journal holds.
     *
     * @param source where their numbers come from
     * @param account the account of their ARNs, 12 digits
     */
    public AlarmService(MetricSource source, Journal journal, InstantSource clock, String account) {
        this.alarms = new Alarms(journal, account);
        this.evaluation = new AlarmEvaluation(alarms, source);
        this.clock = clock;
    }

    /** Returns the actions of the API that are about alarms. */
    public Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        AlarmChanges changes = new AlarmChanges(alarms, clock);
        actions.put("DeleteAlarms", changes::delete);
        actions.put("DisableAlarmActions", (caller, input) -> changes.enable(caller, input, false));
        actions.put("EnableAlarmActions", (caller, input) -> changes.enable(caller, input, true));
        actions.put("PutMetricAlarm", changes::put);
        actions.put("SetAlarmState", changes::setState);
        AlarmDescription description = new AlarmDescription(alarms);
        actions.put("DescribeAlarms", description::describe);
        actions.put("DescribeAlarmsForMetric", description::describeForMetric);
        actions.put("DescribeAlarmHistory", new HistoryDescription(alarms)::describe);
        AlarmTags tags = new AlarmTags(alarms);
        actions.put("ListTagsForResource", tags::list);
        actions.put("TagResource", tags::add);
        actions.put("UntagResource", tags::remove);
        return actions;
    }

    /** Evaluates every alarm of which a period has ended since the last time. */
    public void evaluate(Instant now) {
        evaluation.evaluate(now);
    }

    /** Forgets all alarms. */
    public void clear() {
        alarms.clear();
    }
}
