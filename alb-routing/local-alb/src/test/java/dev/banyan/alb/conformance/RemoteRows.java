package dev.banyan.alb.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows that any load balancer can run that has their rules. All rules stand in one listener: those of a routing
 * are kept apart from all others by the value of a header that only its requests have.
 */
final class RemoteRows {

    /** The header that tells routings apart. */
    static final String HEADER = "X-Conformance";

    private static final int MAXIMUM_VALUES = 5;
    private static final Set<String> RULES = Set.of("rules", "default");

    private final Map<Map<String, Object>, String> names = new LinkedHashMap<>();
    private final Map<String, Fields> routings = new LinkedHashMap<>();

    RemoteRows(List<Row> rows) {
        for (Row row : rows) {
            if (obstacle(row.fields()).isEmpty()) {
                String name = names.computeIfAbsent(rules(row.fields()), key -> "c" + (names.size() + 1));
                routings.put(name, row.fields());
            }
        }
    }

    private static Map<String, Object> rules(Fields row) {
        Map<String, Object> rules = new TreeMap<>(row.members());
        rules.keySet().retainAll(RULES);
        return rules;
    }

    /** Returns one row for each routing, by the routing's name. */
    Map<String, Fields> routings() {
        return routings;
    }

    /** Returns the row's request with the header that leads to its rules. */
    String request(Fields row) {
        String send = row.text("send");
        int end = send.indexOf('↵');
        String name = names.get(rules(row));
        return end < 0 ? send : send.substring(0, end) + "↵" + HEADER + ": " + name + send.substring(end);
    }

    /** Returns why a row cannot run anywhere but here, or an empty text. */
    static String obstacle(Fields row) {
        if (row.has("refused")) {
            return "is about what the API refuses";
        }
        if (row.has("steps")) {
            return "lets time pass, changes rules, or needs several exchanges";
        }
        if (row.has("targets") || row.has("function") || row.has("groups")) {
            return "needs targets of its own";
        }
        if (row.has("attributes") || row.has("listener")) {
            return "needs attributes or a listener of its own, which all rows would share";
        }
        for (Object rule : row.list("rules")) {
            String reason = obstacleOfRule(Fields.of(rule));
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return "";
    }

    private static String obstacleOfRule(Fields rule) {
        if (rule.has("source")) {
            return "depends on the client's address";
        }
        if (values(rule) >= MAXIMUM_VALUES) {
            return "has rules without room for the value that keeps them apart";
        }
        return rule.has("rewrite-url") || rule.has("rewrite-host") ? "needs targets of its own" : "";
    }

    private static int values(Fields rule) {
        int values = 0;
        for (String name : ConditionSyntax.NAMES) {
            if (name.startsWith("header")) {
                Fields headers = rule.fields(name);
                values += headers.members().keySet().stream()
                        .mapToInt(header -> headers.list(header).size())
                        .sum();
            } else {
                values += rule.list(name).size();
            }
        }
        for (Object more : rule.list("and")) {
            values += values(Fields.of(more));
        }
        return values;
    }
}
