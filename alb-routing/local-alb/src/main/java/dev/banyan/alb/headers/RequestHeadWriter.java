package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.model.LoadBalancerAttributes.ForwardedForMode;

/** Writes the head that an ip target gets. Immutable. */
public final class RequestHeadWriter {

    private static final byte[] VERSION = Ascii.bytes(" HTTP/1.1\r\n");
    private static final byte[] FORWARDED_FOR = Ascii.bytes("X-Forwarded-For: ");
    private static final byte[] HOST = Ascii.bytes("Host: ");
    private static final byte[] TRACE = Ascii.bytes("X-Amzn-Trace-Id: ");
    private static final byte[] CHUNKED = Ascii.bytes("Transfer-Encoding: chunked\r\n");
    private static final byte[] LINE_END = {'\r', '\n'};

    /** Headers that are for this hop alone, or written anew. */
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
     * @param client the client as X-Forwarded-For names it
     * @param traceId the value of X-Amzn-Trace-Id
     */
    public void write(ByteWriter out, RequestHead head, byte[] client, ByteWriter traceId) {
        requestLine(out, head);
        if (settings.forwardedFor() == ForwardedForMode.APPEND) {
            out.put(FORWARDED_FOR);
            ForwardedFor.append(out, head.headers(), client);
            out.put(LINE_END);
        }
        out.put(protoAndPort);
        if (!keepsHost(head)) {
            out.put(HOST);
            HostRule.write(out, head, settings);
            out.put(LINE_END);
        }
        out.put(TRACE).put(traceId.bytes(), 0, traceId.length()).put(LINE_END);
        RetainedLines.write(out, head.headers(), (headers, line) -> keeps(head, headers, line));
        if (head.isChunked()) {
            out.put(CHUNKED);
        }
        out.put(LINE_END);
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

    private boolean keepsHost(RequestHead head) {
        return settings.preserveHost() && head.hostLine() >= 0;
    }

    private boolean keeps(RequestHead head, HeaderBlock headers, int line) {
        int name = headers.name(line);
        if (name == HeaderName.OTHER) {
            boolean dropped = settings.dropInvalid() && headers.hasInvalidName(line);
            return !dropped && !(head.hasConnectionOptions() && RetainedLines.isNominated(headers, line));
        }
        return switch (name) {
            case HeaderName.HOST -> keepsHost(head);
            case HeaderName.X_FORWARDED_FOR -> settings.forwardedFor() == ForwardedForMode.PRESERVE;
            case HeaderName.CONTENT_LENGTH -> !head.isChunked() && headers.find(HeaderName.CONTENT_LENGTH) == line;
            default -> !REPLACED[name];
        };
    }
}
