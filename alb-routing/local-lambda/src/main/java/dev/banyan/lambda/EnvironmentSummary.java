package dev.banyan.lambda;

import java.time.Instant;

/**
 * An execution environment as it was at one moment.
 *
 * @param id unique for the life of the service
 * @param functionName whose code it runs
 * @param state where it is in its life
 * @param pid its process, or -1 before there is one
 * @param started when it was asked for
 * @param invocations how many it was given so far
 * @param residentBytes the memory its process holds, or -1 where the system does not say
 */
public record EnvironmentSummary(
        String id,
        String functionName,
        EnvironmentState state,
        long pid,
        Instant started,
        long invocations,
        long residentBytes) {
    EnvironmentSummary withMemory() {
        long resident = pid < 0 ? ProcessMemory.UNKNOWN : ProcessMemory.resident(pid);
        return new EnvironmentSummary(id, functionName, state, pid, started, invocations, resident);
    }
}
