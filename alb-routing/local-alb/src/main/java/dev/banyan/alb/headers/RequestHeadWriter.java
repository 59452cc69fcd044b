package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.model.LoadBalancerAttributes.ForwardedForMode;
import org.jspecify.annotations.Nullable;

/** Writes the head that an ip target gets. Immutable. */
public final class RequestHeadWriter {

    private static final byte[] VERSION = Ascii.bytes(" HTTP/1.1\r\n");
    private static final byte[] FORWARDED_FOR = Ascii.bytes("X-Forwarded-For: ");
    private static final byte[] HOST = Ascii.bytes("Host: ");
    private static final byte[] TRACE = Ascii.bytes("X-Amzn-Trace-Id: ");
    private static final byte[] CHUNKED = Ascii.bytes("Transfer-Encoding: chunked\r\n");
    private static final byte[] LINE_END = {'\r', '\n'};

    /**
     * Headers that are for this hop alone, or written anew. Upgrade is among them: targets are not asked for another
     * protocol yet, so that they answer as if the client had not asked either.
     */
    private static final boolean[] REPLACED = new boolean[32];

    static {
        int[] names = {
            HeaderName.CONNECTION,
            HeaderName.EXPECT,
            HeaderName.KEEP_ALIVE,
            HeaderName.PROXY_CONNECTION,
            HeaderName.TE,
            HeaderName.TRANSFER_ENCODING,
            HeaderName.UPGRADE,
            HeaderName.X_AMZN_TRACE_ID,
            HeaderName.X_BANYAN,
            HeaderName.X_FORWARDED_PORT,
            HeaderName.X_FORWARDED_PROTO,
        };
        for (int name : names) {
            REPLACED[name] = true;
        }
    }

    private final ForwardingSettings settings;
    private final byte[] protoAndPort;

    /** Creates a writer for a listener. */
    public RequestHeadWriter(ForwardingSettings settings) {
        this.settings = settings;
        this.protoAndPort = Ascii.bytes(
                "X-Forwarded-Proto: " + settings.scheme() + "\r\nX-Forwarded-Port: " + settings.port() + "\r\n");
    }

    /**
     * Writes the whole head.
     *
     * @param out gets the head
     * @param head the request as it came
     * @param client what is said of the client
     * @param traceId the value of X-Amzn-Trace-Id
     * @param rewritten what transforms made of the request, or null
     */
    public void write(
            ByteWriter out, RequestHead head, ClientFields client, ByteWriter traceId, @Nullable Rewritten rewritten) {
        if (rewritten == null || rewritten.target() == null) {
            requestLine(out, head);
        } else {
            rewrittenLine(out, head, rewritten.target());
        }
        if (settings.forwardedFor() == ForwardedForMode.APPEND) {
            out.put(FORWARDED_FOR);
            ForwardedFor.append(out, head.headers(), client.forwardedFor());
            out.put(LINE_END);
        }
        out.put(protoAndPort);
        String newHost = rewritten == null ? null : rewritten.host();
        boolean keepsHost = newHost == null && settings.preserveHost() && head.hostLine() >= 0;
        if (!keepsHost) {
            out.put(HOST);
            host(out, head, newHost);
            out.put(LINE_END);
        }
        out.put(TRACE).put(traceId.bytes(), 0, traceId.length()).put(LINE_END);
        if (client.tls() != null) {
            out.put(client.tls());
        }
        RetainedLines.write(out, head.headers(), (headers, line) -> keeps(head, keepsHost, headers, line));
        if (head.isChunked()) {
            out.put(CHUNKED);
        }
        out.put(LINE_END);
    }

    private void host(ByteWriter out, RequestHead head, @Nullable String rewritten) {
        if (rewritten == null) {
            HostRule.write(out, head, settings);
        } else {
            out.put(rewritten);
        }
    }

    private static void rewrittenLine(ByteWriter out, RequestHead head, String target) {
        out.put(head.bytes(), head.methodStart(), head.methodEnd())
                .put(' ')
                .put(target)
                .put(VERSION);
    }

    private static void requestLine(ByteWriter out, RequestHead head) {
        byte[] bytes = head.bytes();
        out.put(bytes, head.methodStart(), head.methodEnd()).put(' ');
        if (head.pathStart() == head.targetEnd() || bytes[head.pathStart()] == '?') {
            out.put('/');
        }
        int run = head.pathStart();
        for (int at = run; at < head.targetEnd(); at++) {
            if (bytes[at] == ' ') {
                out.put(bytes, run, at).put("%20");
                run = at + 1;
            }
        }
        out.put(bytes, run, head.targetEnd()).put(VERSION);
    }

    private boolean keeps(RequestHead head, boolean keepsHost, HeaderBlock headers, int line) {
        int name = headers.name(line);
        if (name == HeaderName.OTHER) {
            boolean dropped = settings.dropInvalid() && headers.hasInvalidName(line);
            boolean ours = settings.tls() != null && settings.tls().owns(headers, line);
            return !dropped && !ours && !(head.hasConnectionOptions() && RetainedLines.isNominated(headers, line));
        }
        return switch (name) {
            case HeaderName.HOST -> keepsHost;
            case HeaderName.X_FORWARDED_FOR -> settings.forwardedFor() == ForwardedForMode.PRESERVE;
            case HeaderName.CONTENT_LENGTH -> !head.isChunked() && headers.find(HeaderName.CONTENT_LENGTH) == line;
            default -> !REPLACED[name];
        };
    }
}
