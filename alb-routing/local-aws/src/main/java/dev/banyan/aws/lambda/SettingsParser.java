package dev.banyan.aws.lambda;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads how a function runs. */
final class SettingsParser {

    private static final String ROLE = "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+";
    private static final String HANDLER = "[^\\s]+";
    private static final int MAXIMUM_DESCRIPTION = 256;
    private static final int MAXIMUM_HANDLER = 128;

    private final Document request;
    private final Set<String> runtimes;

    SettingsParser(Document request, Set<String> runtimes) {
        this.request = request;
        this.runtimes = runtimes;
    }

    /** Reads the settings of a new function. */
    FunctionSettings create() {
        String role = request.text("Role", ROLE);
        if (role == null) {
            throw Document.missing("Role");
        }
        if (request.text("Runtime") == null || request.text("Handler") == null) {
            throw Refusals.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        FunctionSettings defaults = new FunctionSettings(role, "", "", "", 128, 3, new TreeMap<>(), new TreeMap<>());
        return change(new FunctionSettings(
                role,
                "",
                "",
                "",
                defaults.memorySize(),
                defaults.timeout(),
                defaults.environment(),
                FactsParser.architectures(request, defaults.facts())));
    }

    /** Reads changes of settings; what the request does not name stays. */
    FunctionSettings change(FunctionSettings known) {
        SortedMap<String, String> environment = EnvironmentParser.parse(request);
        return new FunctionSettings(
                or(request.text("Role", ROLE), known.role()),
                or(handler(), known.handler()),
                or(runtime(), known.runtime()),
                or(description(request), known.description()),
                or(request.integer("MemorySize", 128, 10_240), known.memorySize()),
                or(request.integer("Timeout", 1, 900), known.timeout()),
                environment == null ? known.environment() : environment,
                FactsParser.parse(request, known.facts()));
    }

    private @Nullable String handler() {
        String handler = request.text("Handler", HANDLER);
        checkLength("handler", handler, MAXIMUM_HANDLER);
        return handler;
    }

    static @Nullable String description(Document request) {
        String description = request.text("Description");
        checkLength("description", description, MAXIMUM_DESCRIPTION);
        return description;
    }

    static void checkLength(String member, @Nullable String value, int maximum) {
        if (value != null && value.length() > maximum) {
            throw Refusals.constraint(
                    "'" + value + "'", member, "Member must have length less than or equal to " + maximum);
        }
    }

    private @Nullable String runtime() {
        String runtime = request.text("Runtime");
        if (runtime != null && !runtimes.contains(runtime)) {
            throw Refusals.invalid("Value " + runtime
                    + " at 'runtime' failed to satisfy constraint: Member must satisfy" + " enum value set: "
                    + new TreeSet<>(runtimes) + ", the runtimes that run on this machine");
        }
        return runtime;
    }

    private static <T> T or(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
