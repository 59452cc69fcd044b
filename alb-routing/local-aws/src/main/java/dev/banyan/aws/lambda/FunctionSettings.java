package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a version runs.
 *
 * @param timeout seconds
 * @param facts settings that change nothing here and are told again as they came, by their names in the API
 */
record FunctionSettings(
        String role,
        String handler,
        String runtime,
        String description,
        int memorySize,
        int timeout,
        SortedMap<String, String> environment,
        SortedMap<String, JsonNode> facts) {

    FunctionSettings {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    FunctionSettings withEnvironment(SortedMap<String, String> changed) {
        return new FunctionSettings(role, handler, runtime, description, memorySize, timeout, changed, facts);
    }

    FunctionSettings withDescription(String changed) {
        return new FunctionSettings(role, handler, runtime, changed, memorySize, timeout, environment, facts);
    }
}
