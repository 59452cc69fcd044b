package dev.banyan.cli.state;

import java.util.List;
import java.util.Map;

/**
 * What a running system leaves for other commands, and for the next start to clean up after a
 * sudden end.
 *
 * @param process the process that runs the system
 * @param template the folder of the synthesized template, absolute
 * @param parameters the template's parameters that were given
 * @param domain what stands after {@code shop.} in the URLs
 * @param listeners the bound port of each listener port of the template
 * @param children the processes it started
 */
public record RunningSystem(
        OwnedProcess process,
        String template,
        Map<String, String> parameters,
        String domain,
        Map<Integer, Integer> listeners,
        List<OwnedProcess> children) {

    /** Copies the collections. */
    public RunningSystem {
        parameters = Map.copyOf(parameters);
        listeners = Map.copyOf(listeners);
        children = List.copyOf(children);
    }
}
