package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.wire.AwsException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes what names a metric. */
public final class MetricReading {

    /** The length of names. */
    public static final int MAXIMUM_NAME = 255;

    private static final int MAXIMUM_VALUE = 1024;
    private static final int MAXIMUM_DIMENSIONS = 30;

    private MetricReading() {}

    /** Returns a metric whose parts must be there. */
    public static MetricId metric(Input input) {
        return new MetricId(namespace(input), input.required("MetricName", 1, MAXIMUM_NAME), dimensions(input));
    }

    /** Returns a namespace that must be there. */
    public static String namespace(Input input) {
        String namespace = input.required("Namespace", 1, MAXIMUM_NAME);
        checkNamespace(namespace);
        return namespace;
    }

    /** Returns a namespace, or null where none is given. */
    public static @Nullable String optionalNamespace(Input input) {
        String namespace = input.text("Namespace", 1, MAXIMUM_NAME);
        if (namespace != null) {
            checkNamespace(namespace);
        }
        return namespace;
    }

    private static void checkNamespace(String namespace) {
        if (namespace.startsWith(":")) {
            throw AwsException.constraint(
                    "'" + namespace + "'", "namespace", "Member must satisfy regular expression pattern: [^:].*");
        }
    }

    /** Returns the values of dimensions by their names. */
    public static SortedMap<String, String> dimensions(Input input) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        for (Input dimension : input.structures("Dimensions", MAXIMUM_DIMENSIONS)) {
            String name = dimension.required("Name", 1, MAXIMUM_NAME);
            String value = dimension.required("Value", 1, MAXIMUM_VALUE);
            if (dimensions.putIfAbsent(name, value) != null) {
                throw AwsException.of(
                        "InvalidParameterValue",
                        "The parameter " + input.parameter("Dimensions") + " names " + name + " twice.");
            }
        }
        return dimensions;
    }

    /** Writes a metric. */
    public static Structure write(MetricId metric) {
        return new Structure()
                .text("Namespace", metric.namespace())
                .text("MetricName", metric.name())
                .structures("Dimensions", writeDimensions(metric.dimensions()));
    }

    /** Writes dimensions. */
    public static List<Structure> writeDimensions(Map<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(dimension ->
                        new Structure().text("Name", dimension.getKey()).text("Value", dimension.getValue()))
                .toList();
    }
}
