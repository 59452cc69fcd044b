package dev.banyan.aws.query;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A structure of a request and the members below it. Remembers which members were read, so that those nobody
 * knows are refused rather than dropped. Belongs to one thread.
 */
public final class Members {

    private static final Pattern INDEX = Pattern.compile("[1-9]\\d{0,4}");

    private final @Nullable Members parent;
    private final String name;
    private final Map<String, Members> children = new LinkedHashMap<>();
    private @Nullable String value;
    private boolean read;

    private Members(@Nullable Members parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    static Members root() {
        return new Members(null, "");
    }

    /**
     * Parses the parameters of a request, those of the protocol left out.
     *
     * @throws AwsException if a name is too deep, has an empty part, or is a text and a structure at once
     */
    public static Members parse(Parameters parameters) {
        return MembersParser.parse(parameters);
    }

    static AwsException malformed(String parameter) {
        return AwsException.of("MalformedInput", "Unexpected parameter " + parameter);
    }

    Members child(String childName) {
        Members child = children.get(childName);
        if (child == null) {
            child = new Members(this, childName);
            children.put(childName, child);
        }
        return child;
    }

    void setValue(String newValue, String parameter) {
        if (value != null) {
            throw malformed(parameter);
        }
        value = newValue;
    }

    /**
     * Refuses what no action has read. AWS's own text is not known; silence would hide a setting that has no effect.
     *
     * @throws AwsException if there is such a member
     */
    public void refuseUnread() {
        for (Members child : children.values()) {
            if (!child.read) {
                throw AwsException.of(
                        "InvalidQueryParameter",
                        "The parameter '" + child.parameter() + "' is not supported for this action");
            }
            child.refuseUnread();
        }
    }

    private String parameter() {
        return parent == null || parent.parent == null ? name : parent.parameter() + "." + name;
    }

    /** Returns the path of this structure as AWS's messages write it, such as {@code actions.1.member}. */
    public String path() {
        if (parent == null) {
            return "";
        }
        if (INDEX.matcher(name).matches()) {
            // A list's own part, "member", is written behind the index.
            Members list = parent.parent;
            return (list == null ? "" : list.path()) + "." + name + ".member";
        }
        return path(parent.path(), name);
    }

    /** Returns the path of a member. */
    public String path(String member) {
        return path(path(), member);
    }

    private static String path(String parentPath, String member) {
        String own = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
        return parentPath.isEmpty() ? own : parentPath + "." + own;
    }

    private @Nullable Members find(String member) {
        Members found = children.get(member);
        if (found != null) {
            found.read = true;
        }
        return found;
    }

    /** Returns whether a member is given. */
    public boolean has(String member) {
        return children.containsKey(member);
    }

    /**
     * Returns a text, or null where it is not given.
     *
     * @throws AwsException if it is a structure or a list
     */
    public @Nullable String text(String member) {
        Members found = find(member);
        return found == null ? null : found.requireValue();
    }

    private String requireValue() {
        if (value == null || !children.isEmpty()) {
            throw malformed(parameter());
        }
        return value;
    }

    /**
     * Returns a text that must be there.
     *
     * @throws AwsException if it is not given
     */
    public String required(String member) {
        String text = text(member);
        if (text == null) {
            throw missing(member);
        }
        return text;
    }

    /** Returns the refusal of a request without a member that it must have. */
    public AwsException missing(String member) {
        return AwsException.constraint("null", path(member), "Member must not be null");
    }

    /**
     * Returns a number, or null where it is not given.
     *
     * @throws AwsException if it is outside its range
     */
    public @Nullable Integer integer(String member, int minimum, int maximum) {
        String text = text(member);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,9}")) {
            throw AwsException.constraint("'" + text + "'", path(member), "Member must be an integer");
        }
        int number = Integer.parseInt(text);
        if (number > maximum) {
            throw AwsException.constraint(
                    "'" + number + "'", path(member), "Member must have value less than or equal to " + maximum);
        }
        if (number < minimum) {
            throw AwsException.constraint(
                    "'" + number + "'", path(member), "Member must have value greater than or equal to " + minimum);
        }
        return number;
    }

    /**
     * Returns a boolean, or null where it is not given.
     *
     * @throws AwsException if it is neither true nor false
     */
    public @Nullable Boolean flag(String member) {
        String text = choice(member, "true", "false");
        return text == null ? null : Boolean.valueOf(text);
    }

    /**
     * Returns one of several words, or null where none is given.
     *
     * @throws AwsException if it is another word
     */
    public @Nullable String choice(String member, String... allowed) {
        String text = text(member);
        if (text != null && !Arrays.asList(allowed).contains(text)) {
            throw AwsException.constraint(
                    "'" + text + "'",
                    path(member),
                    "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
        }
        return text;
    }

    /** Returns a structure, or null where it is not given. */
    public @Nullable Members structure(String member) {
        Members found = find(member);
        if (found != null && found.value != null) {
            throw malformed(found.parameter());
        }
        return found;
    }

    /** Returns a list of structures by ascending index; empty where it is not given. */
    public List<Members> structures(String member) {
        return list(member, item -> {
            if (item.value != null) {
                throw malformed(item.parameter());
            }
            return item;
        });
    }

    /** Returns a list of texts by ascending index; empty where it is not given. */
    public List<String> texts(String member) {
        return list(member, Members::requireValue);
    }

    private <T> List<T> list(String member, Function<Members, T> reading) {
        Members found = find(member);
        if (found == null || found.isEmptyList()) {
            return List.of();
        }
        Members items = found.find("member");
        if (items == null || items.value != null || found.value != null) {
            throw malformed(found.parameter());
        }
        return items.ordered().stream().map(reading).toList();
    }

    /**
     * Returns a list of structures whose indexes stand right behind its name, as in {@code Filter.1.Name}.
     *
     * @throws AwsException if an index is not a number
     */
    public List<Members> indexed(String member) {
        Members found = find(member);
        return found == null ? List.of() : found.ordered();
    }

    /**
     * Returns a list of texts whose indexes stand right behind its name, as in {@code VpcId.1}.
     *
     * @throws AwsException if an index is not a number, or an item is a structure
     */
    public List<String> indexedTexts(String member) {
        return indexed(member).stream().map(Members::requireValue).toList();
    }

    private List<Members> ordered() {
        if (value != null) {
            throw malformed(parameter());
        }
        List<Members> ordered = new ArrayList<>(children.values());
        for (Members item : ordered) {
            if (!INDEX.matcher(item.name).matches()) {
                throw malformed(item.parameter());
            }
            item.read = true;
        }
        ordered.sort(Comparator.comparing(item -> Integer.valueOf(item.name)));
        return ordered;
    }

    /** Clients write a list without items as its name alone. */
    private boolean isEmptyList() {
        return children.isEmpty() && "".equals(value);
    }

    /** Returns a copy of everything below this structure, and counts it as read. */
    public Map<String, Object> copy() {
        Map<String, Object> copied = new LinkedHashMap<>();
        children.forEach((childName, child) -> {
            child.read = true;
            Map<String, Object> below = child.copy();
            copied.put(childName, child.value != null ? child.value : below);
        });
        return copied;
    }
}
