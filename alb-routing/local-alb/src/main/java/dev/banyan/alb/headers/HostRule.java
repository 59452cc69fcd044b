package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.RequestHead;

/** The host of a request without its port, and as a target gets it. */
public final class HostRule {

    private HostRule() {}

    /** Returns the host in the case it came in and without port; empty where there is none. */
    public static String name(RequestHead head) {
        return Ascii.text(head.bytes(), head.hostStart(), nameEnd(head));
    }

    /** Writes the host in lower case, without the port on 80 and 443, with a port on all others. */
    public static void write(ByteWriter out, RequestHead head, ForwardingSettings settings) {
        if (head.hostStart() == head.hostEnd()) {
            out.put(settings.fallbackHost());
            return;
        }
        byte[] bytes = head.bytes();
        int nameEnd = nameEnd(head);
        boolean standard = settings.port() == 80 || settings.port() == 443;
        int end = standard ? nameEnd : head.hostEnd();
        for (int at = head.hostStart(); at < end; at++) {
            out.put(Ascii.lower(bytes[at]));
        }
        if (!standard && end == nameEnd) {
            out.put(':').decimal(settings.port());
        }
    }

    private static int nameEnd(RequestHead head) {
        byte[] bytes = head.bytes();
        for (int at = head.hostEnd() - 1; at >= head.hostStart(); at--) {
            if (bytes[at] == ':') {
                return at;
            }
            if (bytes[at] == ']') {
                break;
            }
        }
        return head.hostEnd();
    }
}
