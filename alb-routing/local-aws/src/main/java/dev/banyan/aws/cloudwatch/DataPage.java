package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.PageToken;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the numbers of several series, one series after the other.
 *
 * @param line the first series of the page
 * @param skipped the numbers of it that earlier pages told
 * @param size how many numbers a page tells
 * @param isAscending whether the oldest number comes first
 */
record DataPage(int line, int skipped, int size, boolean isAscending) {

    private static final int MAXIMUM_SIZE = 100_800;

    static DataPage read(Input input) {
        Integer size = input.integer("MaxDatapoints", 1, MAXIMUM_SIZE);
        String order = input.choice("ScanBy", List.of("TimestampDescending", "TimestampAscending"));
        String position = PageToken.read(input, "InvalidNextToken");
        int[] begin = parse(position);
        return new DataPage(begin[0], begin[1], size == null ? MAXIMUM_SIZE : size, "TimestampAscending".equals(order));
    }

    private static int[] parse(@Nullable String position) {
        if (position == null) {
            return new int[] {0, 0};
        }
        if (!position.matches("\\d{1,6}:\\d{1,8}")) {
            throw PageToken.invalid("InvalidNextToken");
        }
        int colon = position.indexOf(':');
        return new int[] {
            Integer.parseInt(position.substring(0, colon)), Integer.parseInt(position.substring(colon + 1))
        };
    }

    Structure write(List<DataLine> lines) {
        if (line > lines.size()) {
            throw PageToken.invalid("InvalidNextToken");
        }
        List<Structure> results = new ArrayList<>();
        String next = null;
        int left = size;
        for (int index = line; index < lines.size() && next == null; index++) {
            DataLine whole = lines.get(index);
            int from = index == line ? Math.min(skipped, whole.points().size()) : 0;
            int count = Math.min(left, whole.points().size() - from);
            boolean isComplete = from + count == whole.points().size();
            // A page without room for a single number of a series leaves it to the next one.
            if (isComplete || count > 0) {
                results.add(result(whole, from, count, isComplete));
            }
            left -= count;
            next = isComplete ? null : index + ":" + (from + count);
        }
        return new Structure()
                .structures("MetricDataResults", results)
                .text("NextToken", next == null ? null : PageToken.write(next))
                .structures("Messages", List.of());
    }

    private Structure result(DataLine whole, int from, int count, boolean isComplete) {
        Collection<Map.Entry<Long, Double>> ordered =
                (isAscending ? whole.points() : whole.points().descendingMap()).entrySet();
        List<Map.Entry<Long, Double>> told =
                ordered.stream().skip(from).limit(count).toList();
        return new Structure()
                .text("Id", whole.id())
                .text("Label", whole.label())
                .times(
                        "Timestamps",
                        told.stream()
                                .map(point -> Instant.ofEpochSecond(point.getKey()))
                                .toList())
                .numbers("Values", told.stream().map(Map.Entry::getValue).toList())
                .text("StatusCode", isComplete ? "Complete" : "PartialData")
                .structures("Messages", messages(whole.units()));
    }

    private static List<Structure> messages(Collection<String> units) {
        return units.isEmpty()
                ? List.of()
                : List.of(new Structure()
                        .text("Code", "MultipleUnits")
                        .text("Value", "Multiple units returned: '[" + String.join(", ", units) + "]'"));
    }
}
