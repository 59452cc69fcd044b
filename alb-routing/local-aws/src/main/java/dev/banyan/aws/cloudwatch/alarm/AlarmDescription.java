package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.data.MetricStat;
import dev.banyan.aws.cloudwatch.data.Units;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.Statistic;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.cloudwatch.protocol.PageToken;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The actions that tell of alarms. */
record AlarmDescription(Alarms alarms) {

    private static final int MAXIMUM_NAMES = 100;
    private static final int PAGE = 50;

    Operation describe(Caller caller, Input input) {
        for (String member : List.of("ChildrenOfAlarmName", "ParentsOfAlarmName")) {
            if (input.has(member)) {
                throw new AwsException(
                        501,
                        "NotImplemented",
                        "DescribeAlarms with " + member + " is not implemented by this endpoint");
            }
        }
        Predicate<Alarm> filter =
                filter(input).and(alarm -> alarm.key().region().equals(caller.region()));
        Integer size = input.integer("MaxRecords", 1, MAXIMUM_NAMES);
        String after = PageToken.read(input, "InvalidNextToken");
        return () -> page(filter, after, size == null ? PAGE : size);
    }

    private static Predicate<Alarm> filter(Input input) {
        List<String> names = input.texts("AlarmNames", MAXIMUM_NAMES, 1, MetricReading.MAXIMUM_NAME);
        String prefix = input.text("AlarmNamePrefix", 1, MetricReading.MAXIMUM_NAME);
        List<String> types = input.choices("AlarmTypes", 2, List.of("CompositeAlarm", "MetricAlarm"));
        String state = input.choice("StateValue", AlarmState.NAMES);
        String action = input.text("ActionPrefix", 1, 1024);
        if (prefix != null && !names.isEmpty()) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    "The parameters AlarmNamePrefix and AlarmNames are mutually exclusive and you have specified both.");
        }
        return alarm -> (names.isEmpty() || names.contains(alarm.key().name()))
                && (prefix == null || alarm.key().name().startsWith(prefix))
                && (types.isEmpty() || types.contains("MetricAlarm"))
                && (state == null || alarm.status().state().name().equals(state))
                && (action == null || alarm.settings().actions().all().anyMatch(arn -> arn.startsWith(action)));
    }

    private Structure page(Predicate<Alarm> filter, @Nullable String after, int size) {
        List<Alarm> rest = alarms.all().stream()
                .filter(filter)
                .filter(alarm -> after == null || alarm.key().name().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        List<Alarm> page = rest.subList(0, Math.min(size, rest.size()));
        boolean isLast = rest.size() == page.size();
        return new Structure()
                .structures("CompositeAlarms", List.of())
                .structures("MetricAlarms", write(page))
                .text(
                        "NextToken",
                        isLast ? null : PageToken.write(page.get(size - 1).key().name()));
    }

    private List<Structure> write(List<Alarm> page) {
        return page.stream()
                .map(alarm -> AlarmWriting.write(alarm, alarms.account()))
                .toList();
    }

    Operation describeForMetric(Caller caller, Input input) {
        MetricId metric = MetricReading.metric(input);
        String simple = input.choice("Statistic", Statistic.SIMPLE);
        String extended = input.text("ExtendedStatistic", 1, 255);
        String statistic = simple == null ? extended : simple;
        Integer period = input.integer("Period", 1, Integer.MAX_VALUE);
        String unit = Units.read(input);
        Predicate<MetricStat> filter = stat -> stat.metric().equals(metric)
                && (statistic == null || statistic.equals(stat.statistic().name()))
                && (period == null || period == stat.period())
                && (unit == null || unit.equals(stat.unit()));
        return () -> new Structure()
                .structures(
                        "MetricAlarms",
                        write(alarms.all().stream()
                                .filter(alarm -> alarm.key().region().equals(caller.region()))
                                .filter(alarm -> alarm.settings().watched() instanceof Watched.OneMetric one
                                        && filter.test(one.stat()))
                                .toList()));
    }
}
