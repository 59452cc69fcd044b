package dev.banyan.alb.routing;

import dev.banyan.alb.headers.ForwardingSettings;
import dev.banyan.alb.headers.HostRule;
import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.model.RoutingRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request head as rules see it; every part becomes a text only when it is asked for. Used by one thread. */
public final class RoutedRequest implements RoutingRequest {

    private final RequestHead head;
    private final InetAddress source;
    private final ForwardingSettings settings;
    private @Nullable String host;
    private @Nullable String path;

    /** Creates a view of a head, valid as long as the head is; headers that the settings drop are not seen. */
    public RoutedRequest(RequestHead head, InetAddress source, ForwardingSettings settings) {
        this.head = head;
        this.source = source;
        this.settings = settings;
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String host() {
        String known = host;
        if (known == null) {
            known = head.hostStart() == head.hostEnd() ? settings.fallbackHost() : HostRule.name(head);
            host = known;
        }
        return known;
    }

    @Override
    public String path() {
        String known = path;
        if (known == null) {
            known = head.pathStart() == head.pathEnd()
                    ? "/"
                    : Ascii.text(head.bytes(), head.pathStart(), head.pathEnd());
            path = known;
        }
        return known;
    }

    @Override
    public @Nullable String query() {
        if (head.pathEnd() == head.targetEnd()) {
            return null;
        }
        byte[] bytes = head.bytes();
        int end = head.pathEnd() + 1;
        while (end < head.targetEnd() && bytes[end] != '#') {
            end++;
        }
        return Ascii.text(bytes, head.pathEnd() + 1, end);
    }

    @Override
    public List<String> headers(String name) {
        HeaderBlock headers = head.headers();
        byte[] lower = Ascii.bytes(name.toLowerCase(java.util.Locale.ROOT));
        List<String> values = List.of();
        for (int line = 0; line < headers.count(); line++) {
            if (Ascii.equalsIgnoreCase(headers.bytes(), headers.nameStart(line), headers.nameEnd(line), lower)
                    && !(settings.dropInvalid() && headers.hasInvalidName(line))) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(headers.value(line));
            }
        }
        return values;
    }

    @Override
    public InetAddress sourceAddress() {
        return source;
    }
}
