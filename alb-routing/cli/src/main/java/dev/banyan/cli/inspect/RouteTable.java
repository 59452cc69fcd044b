package dev.banyan.cli.inspect;

import dev.banyan.cli.console.Table;
import java.util.List;

/** The rules as a table. */
public final class RouteTable {

    private RouteTable() {}

    /** Returns the table's lines; the listener is a column only where there are several. */
    public static List<String> lines(List<RouteRow> rows) {
        boolean several = rows.stream().map(RouteRow::listener).distinct().count() > 1;
        Table table = several
                ? new Table("listener", "priority", "conditions", "goes to")
                : new Table("priority", "conditions", "goes to");
        for (RouteRow row : rows) {
            if (several) {
                table.row(row.listener(), row.priority(), row.conditions(), row.goesTo());
            } else {
                table.row(row.priority(), row.conditions(), row.goesTo());
            }
        }
        return table.lines();
    }
}
