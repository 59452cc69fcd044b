package dev.banyan.cli.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a running system leaves for other commands, and for the next start to clean up after a
 * sudden end.
 *
 * @param process the process that runs the system
 * @param template the folder of the synthesized template, absolute; null where there is none
 * @param parameters the template's parameters that were given
 * @param domain what stands after {@code shop.} in the URLs
 * @param listeners the bound port of each listener port of the template
 * @param children the processes it started
 * @param endpoint the URL of the AWS endpoint; null while it is not open
 */
public record RunningSystem(
        OwnedProcess process,
        @Nullable String template,
        Map<String, String> parameters,
        String domain,
        Map<Integer, Integer> listeners,
        List<OwnedProcess> children,
        @Nullable String endpoint) {

    /** Copies the collections. */
    public RunningSystem {
        parameters = Map.copyOf(parameters);
        listeners = Map.copyOf(listeners);
        children = List.copyOf(children);
    }

    /** Returns the note of a system that the AWS endpoint alone drives. */
    public static RunningSystem ofEndpoint(OwnedProcess process, String endpoint) {
        return new RunningSystem(process, null, Map.of(), "localhost", Map.of(), List.of(), endpoint);
    }
}
