package dev.banyan.cdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to start the container's application as a plain JVM on a developer's machine. It is written
 * into the template as metadata of the ECS service, which AWS ignores.
 *
 * @param name the name of the application, as shown to the developer
 * @param jar the executable jar, relative to the folder of the template
 * @param jvmOptions options of the JVM
 * @param environment variables beside those of the container; {@code {port}} stands for the chosen port
 */
public record LocalRun(String name, String jar, List<String> jvmOptions, Map<String, String> environment) {

    /** The key of the metadata. */
    public static final String METADATA_KEY = "banyan:local";

    /**
     * Checks the path.
     *
     * @throws IllegalArgumentException if the jar is not a relative path with forward slashes
     */
    public LocalRun {
        boolean relative = !jar.isEmpty() && !jar.startsWith("/") && !jar.contains("\\") && !jar.contains(":");
        Arguments.check(relative, "jar", jar, "a path relative to the template, with forward slashes");
        jvmOptions = List.copyOf(jvmOptions);
        // Sorted, because the order is part of the template and that of the given map may change per run.
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    Map<String, Object> toMetadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("jar", jar);
        metadata.put("jvmOptions", jvmOptions);
        metadata.put("environment", environment);
        return metadata;
    }
}
