package dev.banyan.aws.cloudwatch.alarm;

import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.cloudwatch.protocol.PageToken;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.query.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The action DescribeAlarmHistory. */
record HistoryDescription(Alarms alarms) {

    private static final int PAGE = 100;

    Operation describe(Caller caller, Input input) {
        String name = input.text("AlarmName", 1, MetricReading.MAXIMUM_NAME);
        List<String> types = input.choices("AlarmTypes", 2, List.of("CompositeAlarm", "MetricAlarm"));
        String type = input.choice("HistoryItemType", HistoryItem.TYPES);
        Instant start = input.time("StartDate");
        Instant end = input.time("EndDate");
        String order = input.choice("ScanBy", List.of("TimestampDescending", "TimestampAscending"));
        Integer size = input.integer("MaxRecords", 1, PAGE);
        Long after = position(PageToken.read(input, "InvalidNextToken"));
        Predicate<HistoryItem> filter = item -> item.alarm().region().equals(caller.region())
                && (name == null || item.alarm().name().equals(name))
                && (types.isEmpty() || types.contains("MetricAlarm"))
                && (type == null || item.type().equals(type))
                && (start == null || !item.time().isBefore(start))
                && (end == null || !item.time().isAfter(end));
        boolean isAscending = "TimestampAscending".equals(order);
        return () -> page(filter, isAscending, after, size == null ? PAGE : size);
    }

    private static @Nullable Long position(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw PageToken.invalid("InvalidNextToken");
        }
        return Long.valueOf(text);
    }

    private Structure page(Predicate<HistoryItem> filter, boolean isAscending, @Nullable Long after, int size) {
        List<HistoryItem> all = new ArrayList<>(alarms.history());
        if (!isAscending) {
            Collections.reverse(all);
        }
        List<HistoryItem> rest = all.stream()
                .filter(item -> after == null || (isAscending ? item.number() > after : item.number() < after))
                .filter(filter)
                .limit(size + 1L)
                .toList();
        List<HistoryItem> page = rest.subList(0, Math.min(size, rest.size()));
        boolean isLast = rest.size() == page.size();
        return new Structure()
                .structures(
                        "AlarmHistoryItems",
                        page.stream().map(HistoryItem::write).toList())
                .text(
                        "NextToken",
                        isLast
                                ? null
                                : PageToken.write(
                                        Long.toString(page.get(size - 1).number())));
    }
}
