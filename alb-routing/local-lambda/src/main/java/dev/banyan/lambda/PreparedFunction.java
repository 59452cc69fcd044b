package dev.banyan.lambda;

import java.nio.file.Path;

/**
 * A function whose code is in place.
 *
 * @param taskRoot the folder its processes run in
 */
record PreparedFunction(FunctionConfiguration configuration, Path taskRoot) {
    String name() {
        return configuration.name();
    }

    /** Tells whether processes made for another configuration would run this one just as well. */
    boolean runsAs(PreparedFunction other) {
        FunctionConfiguration a = configuration;
        FunctionConfiguration b = other.configuration;
        return taskRoot.equals(other.taskRoot)
                && a.arn().equals(b.arn())
                && a.codeRevision().equals(b.codeRevision())
                && a.handler().equals(b.handler())
                && a.environment().equals(b.environment())
                && a.memoryMegabytes() == b.memoryMegabytes()
                && a.timeout().equals(b.timeout())
                && a.version().equals(b.version());
    }
}
