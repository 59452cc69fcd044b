package dev.banyan.aws.cloudwatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A structure of a request and the members below it, whatever the protocol. Remembers which members were read, so that
 * those nobody knows are refused rather than dropped. Belongs to one thread.
 */
public final class Input {

    private final JsonNode node;
    private final Scalars scalars;

    /** The name before those of the members, such as {@code MetricData.member.1.}, or empty. */
    private final String prefix;

    /** The members that were read, with the structures below them. */
    private final Map<String, List<Input>> read = new HashMap<>();

    Input(JsonNode node, Scalars scalars) {
        this(node, scalars, "");
    }

    private Input(JsonNode node, Scalars scalars, String prefix) {
        this.node = node;
        this.scalars = scalars;
        this.prefix = prefix;
    }

    /** Returns what was read, as JSON, for those who keep requests. */
    public JsonNode tree() {
        return node;
    }

    /** Returns the name of a member as AWS's messages write it, such as {@code MetricData.member.1.Value}. */
    public String parameter(String member) {
        return prefix + member;
    }

    /**
     * Refuses what no action has read. AWS drops it; silence would hide a setting that has no effect.
     *
     * @throws AwsException if there is such a member
     */
    void refuseUnread() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            List<Input> below = read.get(name);
            if (below == null && !node.path(name).isNull()) {
                throw AwsException.of(
                        "InvalidParameterValue",
                        "The parameter " + parameter(name) + " is not supported for this action.");
            }
            if (below != null) {
                below.forEach(Input::refuseUnread);
            }
        }
    }

    private @Nullable JsonNode find(String member) {
        read.putIfAbsent(member, new ArrayList<>());
        JsonNode found = node.get(member);
        return found == null || found.isNull() ? null : found;
    }

    private <T> @Nullable T scalar(String member, Function<JsonNode, @Nullable T> reading, String type) {
        JsonNode found = find(member);
        if (found == null) {
            return null;
        }
        T value = reading.apply(found);
        if (value == null) {
            throw scalars.malformed(parameter(member), type);
        }
        return value;
    }

    private <T> T require(String member, @Nullable T value) {
        if (value == null) {
            throw AwsException.of("MissingParameter", "The parameter " + parameter(member) + " is required.");
        }
        return value;
    }

    /** Returns a text, or null where it is not given. */
    public @Nullable String text(String member) {
        return scalar(member, scalars::text, "a string");
    }

    /**
     * Returns a text, or null where it is not given.
     *
     * @throws AwsException if it is shorter or longer than allowed
     */
    public @Nullable String text(String member, int minimum, int maximum) {
        String text = text(member);
        if (text != null) {
            checkLength(text, parameter(member), minimum, maximum);
        }
        return text;
    }

    /**
     * Returns a text that must be there.
     *
     * @throws AwsException if it is not, or shorter or longer than allowed
     */
    public String required(String member, int minimum, int maximum) {
        return require(member, text(member, minimum, maximum));
    }

    private static void checkLength(String text, String parameter, int minimum, int maximum) {
        if (text.length() < minimum) {
            throw constraint(text, parameter, "Member must have length greater than or equal to " + minimum);
        }
        if (text.length() > maximum) {
            throw constraint(text, parameter, "Member must have length less than or equal to " + maximum);
        }
    }

    private static AwsException constraint(Object value, String parameter, String rule) {
        return AwsException.constraint("'" + value + "'", MemberPath.of(parameter), rule);
    }

    /**
     * Returns one of several words, or null where none is given.
     *
     * @throws AwsException if it is another word
     */
    public @Nullable String choice(String member, List<String> allowed) {
        String text = text(member);
        return text == null ? null : checkChoice(text, parameter(member), allowed);
    }

    private static String checkChoice(String text, String parameter, List<String> allowed) {
        if (!allowed.contains(text)) {
            throw constraint(
                    text, parameter, "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
        }
        return text;
    }

    /** Returns several of some words; empty where none is given. */
    public List<String> choices(String member, int maximum, List<String> allowed) {
        return list(member, maximum, (item, name) -> checkChoice(textItem(item, name), name, allowed));
    }

    /**
     * Returns a whole number, or null where it is not given.
     *
     * @throws AwsException if it is outside its range
     */
    public @Nullable Integer integer(String member, int minimum, int maximum) {
        Integer number = scalar(member, scalars::integer, "an integer");
        if (number == null) {
            return null;
        }
        if (number < minimum) {
            throw constraint(number, parameter(member), "Member must have value greater than or equal to " + minimum);
        }
        if (number > maximum) {
            throw constraint(number, parameter(member), "Member must have value less than or equal to " + maximum);
        }
        return number;
    }

    /** Returns a whole number that must be there. */
    public int requiredInteger(String member, int minimum, int maximum) {
        return require(member, integer(member, minimum, maximum));
    }

    /**
     * Returns a number, or null where it is not given.
     *
     * @throws AwsException if it is not a finite number
     */
    public @Nullable Double number(String member) {
        Double number = scalar(member, scalars::number, "a number");
        return number == null ? null : checkFinite(number, parameter(member));
    }

    /** Returns a number that must be there. */
    public double requiredNumber(String member) {
        return require(member, number(member));
    }

    private static Double checkFinite(Double number, String parameter) {
        if (!Double.isFinite(number)) {
            throw AwsException.of(
                    "InvalidParameterValue", "The value " + number + " for parameter " + parameter + " is invalid.");
        }
        return number;
    }

    /** Returns a truth value, or null where it is not given. */
    public @Nullable Boolean flag(String member) {
        return scalar(member, scalars::flag, "a boolean");
    }

    /** Returns a time, or null where it is not given. */
    public @Nullable Instant time(String member) {
        return scalar(member, scalars::time, "a timestamp");
    }

    /** Returns a time that must be there. */
    public Instant requiredTime(String member) {
        return require(member, time(member));
    }

    /** Returns a structure, or null where it is not given. */
    public @Nullable Input structure(String member) {
        JsonNode found = find(member);
        if (found == null) {
            return null;
        }
        if (!found.isObject()) {
            throw scalars.malformed(parameter(member), "a structure");
        }
        return below(member, found, parameter(member));
    }

    /** Returns a structure that must be there. */
    public Input requiredStructure(String member) {
        return require(member, structure(member));
    }

    private Input below(String member, JsonNode found, String name) {
        Input below = new Input(found, scalars, name + ".");
        Objects.requireNonNull(read.get(member)).add(below);
        return below;
    }

    /**
     * Returns a list of structures; empty where it is not given.
     *
     * @throws AwsException if there are more than allowed
     */
    public List<Input> structures(String member, int maximum) {
        return list(member, maximum, (item, name) -> {
            if (!item.isObject()) {
                throw scalars.malformed(name, "a structure");
            }
            return below(member, item, name);
        });
    }

    /** Returns a list of texts; empty where it is not given. */
    public List<String> texts(String member, int maximum) {
        return list(member, maximum, this::textItem);
    }

    private String textItem(JsonNode item, String name) {
        String text = scalars.text(item);
        if (text == null) {
            throw scalars.malformed(name, "a string");
        }
        return text;
    }

    /** Returns a list of texts, each of a length within its range. */
    public List<String> texts(String member, int maximum, int shortest, int longest) {
        return list(member, maximum, (item, name) -> {
            String text = textItem(item, name);
            checkLength(text, name, shortest, longest);
            return text;
        });
    }

    /** Returns a list of finite numbers; empty where it is not given. */
    public List<Double> numbers(String member, int maximum) {
        return list(member, maximum, (item, name) -> {
            Double number = scalars.number(item);
            if (number == null) {
                throw scalars.malformed(name, "a number");
            }
            return checkFinite(number, name);
        });
    }

    /** Returns whether a member is given, be it empty. */
    public boolean has(String member) {
        return node.hasNonNull(member);
    }

    /** Reads an item of a list under its name. */
    @FunctionalInterface
    private interface ItemReading<T> {
        T read(JsonNode item, String name);
    }

    private <T> List<T> list(String member, int maximum, ItemReading<T> reading) {
        JsonNode found = find(member);
        if (found == null || scalars.isEmptyList(found)) {
            return List.of();
        }
        if (!found.isArray()) {
            throw scalars.malformed(parameter(member), "a list");
        }
        if (found.size() > maximum) {
            throw AwsException.constraint(
                    "'[" + found.size() + " items]'",
                    MemberPath.of(parameter(member)),
                    "Member must have length less than or equal to " + maximum);
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : found) {
            items.add(reading.read(item, parameter(member) + ".member." + (items.size() + 1)));
        }
        return items;
    }
}
