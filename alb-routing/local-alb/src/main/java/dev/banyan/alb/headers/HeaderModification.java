package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.model.ListenerAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a listener sets on all of its answers, whoever made them, in place of what was there. Immutable.
 */
public final class HeaderModification {

    private final byte[] lines;
    private final boolean server;

    /** The names that are set, in lower case. */
    private final List<byte[]> names;

    private HeaderModification(Map<String, String> headers, boolean server) {
        ByteWriter out = new ByteWriter(256);
        List<byte[]> lower = new ArrayList<>();
        headers.forEach((name, value) -> {
            out.put(name).put(": ").put(value).put("\r\n");
            lower.add(Ascii.bytes(name.toLowerCase(Locale.ROOT)));
        });
        this.lines = java.util.Arrays.copyOf(out.bytes(), out.length());
        this.names = List.copyOf(lower);
        this.server = server;
    }

    /** Returns what follows from the attributes of a listener, or null where they change nothing. */
    public static @Nullable HeaderModification of(ListenerAttributes attributes) {
        Map<String, String> headers = attributes.responseHeaders();
        return headers.isEmpty() && attributes.serverHeader()
                ? null
                : new HeaderModification(headers, attributes.serverHeader());
    }

    /** Writes the headers of a listener that may have none. */
    public static void write(ByteWriter out, @Nullable HeaderModification modification) {
        if (modification != null) {
            out.put(modification.lines);
        }
    }

    /** Returns whether the load balancer names itself in answers that name no server, on a listener that may be silent. */
    public static boolean namesServer(@Nullable HeaderModification modification) {
        return modification == null || modification.server;
    }

    /** Returns whether a header has the name of one that the listener sets. */
    public boolean replaces(byte[] bytes, int from, int to) {
        for (byte[] name : names) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, name)) {
                return true;
            }
        }
        return false;
    }

    boolean replaces(HeaderBlock headers, int line) {
        return replaces(headers.bytes(), headers.nameStart(line), headers.nameEnd(line));
    }
}
