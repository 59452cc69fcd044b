package dev.banyan.lambda;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a function is: its code, how to run it and who may invoke it.
 *
 * @param name the function's name
 * @param arn the unqualified ARN, ending in {@code :function:} and the name
 * @param code a zip archive laid out as {@code /var/task} is (classes at the root, {@code lib/*.jar}), or a folder with
 *     that layout
 * @param codeRevision tells apart what lies under the same path at different times; empty where nobody says
 * @param handler {@code package.Class::method} or {@code package.Class}
 * @param environment the function's own variables
 * @param memoryMegabytes the memory size, 128 to 10240
 * @param timeout the longest time of an invocation, whole seconds from 1 to 900
 * @param version what the function's processes see as their version
 * @param qualifiers versions and aliases that stand for this configuration
 * @param permissions the resource policy
 * @param reservedConcurrency the most invocations at a time; 0 stops the function, null means no limit of its own
 */
public record FunctionConfiguration(
        String name,
        String arn,
        Path code,
        String codeRevision,
        String handler,
        Map<String, String> environment,
        int memoryMegabytes,
        Duration timeout,
        String version,
        Set<String> qualifiers,
        List<InvokePermission> permissions,
        @Nullable Integer reservedConcurrency) {
    /** Lambda's defaults for what a template leaves out. */
    private static final int DEFAULT_MEMORY_MEGABYTES = 128;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

    private static final int MAX_ENVIRONMENT_BYTES = 4096;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

    /**
     * Checks every part and takes copies.
     *
     * @throws IllegalArgumentException if a part breaks a rule named above or one of Lambda's on environment variables
     */
    public FunctionConfiguration {
        check(NAME.matcher(name).matches(), "name", name, "1 to 64 letters, digits, - or _");
        check(arn.endsWith(":function:" + name), "arn", arn, "ends in :function:" + name);
        requireNonNull(code, "code");
        requireNonNull(codeRevision, "codeRevision");
        check(!handler.isBlank(), "handler", handler, "package.Class::method");
        check(memoryMegabytes >= 128 && memoryMegabytes <= 10_240, "memoryMegabytes", memoryMegabytes, "128 to 10240");
        check(isWholeSeconds(timeout), "timeout", timeout, "whole seconds, 1 to 900");
        requireNonNull(version, "version");
        check(
                reservedConcurrency == null || reservedConcurrency >= 0,
                "reservedConcurrency",
                reservedConcurrency,
                "null, 0 or more");
        environment = Map.copyOf(new TreeMap<>(environment));
        checkVariables(environment);
        qualifiers = Set.copyOf(qualifiers);
        permissions = List.copyOf(permissions);
    }

    /** Starts a configuration with Lambda's defaults: 128 MB, 3 seconds, version {@code $LATEST}. */
    public static Builder builder(String name, String arn, Path code, String handler) {
        return new Builder(name, arn, code, handler);
    }

    private static boolean isWholeSeconds(Duration timeout) {
        return timeout.toNanosPart() == 0 && timeout.toSeconds() >= 1 && timeout.toSeconds() <= 900;
    }

    private static void checkVariables(Map<String, String> environment) {
        int size = 0;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String key = variable.getKey();
            check(VARIABLE.matcher(key).matches(), "environment", key, "a letter, then letters, digits or _");
            check(!EnvironmentVariables.isReserved(key), "environment", key, "not a variable that Lambda sets itself");
            size += key.length() + variable.getValue().length();
        }
        check(size <= MAX_ENVIRONMENT_BYTES, "environment", size + " bytes", "at most " + MAX_ENVIRONMENT_BYTES);
    }

    private static void check(boolean valid, String name, @Nullable Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }

    /** Collects the optional parts of a configuration. Not safe for several threads. */
    public static final class Builder {
        private final String name;
        private final String arn;
        private final Path code;
        private final String handler;
        private String codeRevision = "";
        private Map<String, String> environment = Map.of();
        private int memoryMegabytes = DEFAULT_MEMORY_MEGABYTES;
        private Duration timeout = DEFAULT_TIMEOUT;
        private String version = "$LATEST";
        private Set<String> qualifiers = Set.of();
        private List<InvokePermission> permissions = List.of();
        private @Nullable Integer reservedConcurrency;

        private Builder(String name, String arn, Path code, String handler) {
            this.name = requireNonNull(name, "name");
            this.arn = requireNonNull(arn, "arn");
            this.code = requireNonNull(code, "code");
            this.handler = requireNonNull(handler, "handler");
        }

        /** Sets what tells apart what lies under the same path at different times. */
        public Builder codeRevision(String revision) {
            codeRevision = revision;
            return this;
        }

        /** Sets the function's own variables. */
        public Builder environment(Map<String, String> variables) {
            environment = variables;
            return this;
        }

        /** Sets the memory size, 128 to 10240 MB. */
        public Builder memoryMegabytes(int megabytes) {
            memoryMegabytes = megabytes;
            return this;
        }

        /** Sets the longest time of an invocation, 1 to 900 seconds. */
        public Builder timeout(Duration longest) {
            timeout = longest;
            return this;
        }

        /** Sets what the function's processes see as their version. */
        public Builder version(String number) {
            version = number;
            return this;
        }

        /** Sets the versions and aliases that stand for this configuration. */
        public Builder qualifiers(Set<String> names) {
            qualifiers = names;
            return this;
        }

        /** Sets the resource policy. */
        public Builder permissions(List<InvokePermission> statements) {
            permissions = statements;
            return this;
        }

        /** Sets the most invocations at a time; null for no limit of the function's own. */
        public Builder reservedConcurrency(@Nullable Integer limit) {
            reservedConcurrency = limit;
            return this;
        }

        /**
         * Makes the configuration.
         *
         * @throws IllegalArgumentException if a part breaks one of its rules
         */
        public FunctionConfiguration build() {
            return new FunctionConfiguration(
                    name,
                    arn,
                    code,
                    codeRevision,
                    handler,
                    environment,
                    memoryMegabytes,
                    timeout,
                    version,
                    qualifiers,
                    permissions,
                    reservedConcurrency);
        }
    }
}
