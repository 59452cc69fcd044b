package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.protocol.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The units of metrics. */
public final class Units {

    /** The unit of what has none. */
    public static final String NONE = "None";

    private static final List<String> ALL = all();

    private Units() {}

    private static List<String> all() {
        List<String> sizes = new ArrayList<>();
        for (String unit : List.of("Bytes", "Bits")) {
            sizes.add(unit);
            for (String factor : List.of("Kilo", "Mega", "Giga", "Tera")) {
                sizes.add(factor + unit.toLowerCase(Locale.ROOT));
            }
        }
        List<String> units = new ArrayList<>(List.of("Seconds", "Microseconds", "Milliseconds"));
        units.addAll(sizes);
        units.addAll(List.of("Percent", "Count"));
        sizes.forEach(size -> units.add(size + "/Second"));
        units.addAll(List.of("Count/Second", NONE));
        return List.copyOf(units);
    }

    /** Returns the unit of a request, or null where none is given. */
    public static @Nullable String read(Input input) {
        return input.choice("Unit", ALL);
    }
}
