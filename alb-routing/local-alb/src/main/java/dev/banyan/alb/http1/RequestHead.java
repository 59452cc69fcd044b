package dev.banyan.alb.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request: its bytes as they came, and where in them everything stands. Reused from request to request;
 * used by one thread.
 */
public final class RequestHead extends HeadBytes {

    static final int MAXIMUM_REQUEST_LINE = 16 * 1024;
    static final int MAXIMUM_HEADER = 16 * 1024;
    static final int MAXIMUM_HEADERS = 64 * 1024;

    private static final byte[] COOKIE = Ascii.bytes("cookie:");

    int methodStart;
    int methodEnd;
    int targetStart;
    int targetEnd;
    int pathStart;
    int pathEnd;
    int hostStart;
    int hostEnd;
    int versionStart;
    int versionEnd;
    int minorVersion;
    int hostLine;
    long contentLength;
    boolean chunked;
    boolean keepAlive;
    boolean connectionOptions;
    boolean expectsContinue;
    boolean upgrade;
    boolean plainPath;
    private int rejection;
    private @Nullable DesyncReason desync;

    /** Creates an empty head. */
    public RequestHead() {
        reset();
    }

    /** Takes bytes of the head and leaves those after it; {@code in} is not released. */
    public Progress feed(ByteBuf in) {
        return collect(in);
    }

    @Override
    public void reset() {
        super.reset();
        methodStart = methodEnd = targetStart = targetEnd = 0;
        pathStart = pathEnd = hostStart = hostEnd = versionStart = versionEnd = 0;
        minorVersion = 1;
        hostLine = -1;
        contentLength = 0;
        chunked = false;
        keepAlive = true;
        connectionOptions = false;
        expectsContinue = false;
        upgrade = false;
        plainPath = true;
        rejection = 0;
        desync = null;
    }

    @Override
    Progress startLine(int from, int lineFeed) {
        return RequestLine.parse(this, from, lineFeed);
    }

    @Override
    Progress finish() {
        return RequestSemantics.apply(this);
    }

    @Override
    Progress checkSize(int lineLength, boolean startLine) {
        if (startLine) {
            return lineLength > MAXIMUM_REQUEST_LINE ? reject(414) : Progress.INCOMPLETE;
        }
        boolean tooLarge =
                (lineLength >= MAXIMUM_HEADER && !isCookie()) || position + lineLength - versionEnd > MAXIMUM_HEADERS;
        return tooLarge ? reject(400) : Progress.INCOMPLETE;
    }

    /** A Cookie line was seen to pass where others of its length are refused; only the limit of all headers holds. */
    private boolean isCookie() {
        return Ascii.equalsIgnoreCase(bytes, position, position + COOKIE.length, COOKIE);
    }

    Progress reject(int status) {
        rejection = status;
        return Progress.REJECTED;
    }

    Progress reject(DesyncReason reason) {
        note(reason);
        return reject(400);
    }

    /** Keeps the worst reason. */
    void note(DesyncReason reason) {
        if (desync == null || reason.compareTo(desync) > 0) {
            desync = reason;
        }
    }

    /** Returns the status that a rejected head is answered with. */
    public int rejection() {
        return rejection;
    }

    /** Returns the worst reason why servers might disagree about this request, or null for a compliant one. */
    public @Nullable DesyncReason desync() {
        return desync;
    }

    /** Returns whether nothing of the request has arrived. */
    public boolean isEmpty() {
        return length == position;
    }

    /** Returns the method. */
    public String method() {
        return Methods.text(bytes, methodStart, methodEnd);
    }

    /** Returns whether the method is HEAD. */
    public boolean isHead() {
        return methodEnd - methodStart == 4 && bytes[methodStart] == 'H' && Methods.isHead(bytes, methodStart);
    }

    /** Returns whether the request may be sent twice without harm. */
    public boolean isIdempotent() {
        return Methods.isIdempotent(method());
    }

    /** Returns where the method starts. */
    public int methodStart() {
        return methodStart;
    }

    /** Returns where the method ends, exclusive. */
    public int methodEnd() {
        return methodEnd;
    }

    /** Returns where the path starts. */
    public int pathStart() {
        return pathStart;
    }

    /** Returns where the path ends, exclusive. */
    public int pathEnd() {
        return pathEnd;
    }

    /** Returns whether the path holds neither percent signs nor segments that begin with a dot. */
    public boolean hasPlainPath() {
        return plainPath;
    }

    /** Returns where the target ends, exclusive; between the path's end and this stands the query with its mark. */
    public int targetEnd() {
        return targetEnd;
    }

    /** Returns where the target starts, which for an absolute target is before its path. */
    public int targetStart() {
        return targetStart;
    }

    /** Returns where the host that was asked for starts, port included. */
    public int hostStart() {
        return hostStart;
    }

    /** Returns where the host that was asked for ends, exclusive; equal to its start where there is none. */
    public int hostEnd() {
        return hostEnd;
    }

    /** Returns the line of the first Host header, or -1. */
    public int hostLine() {
        return hostLine;
    }

    /** Returns whether the target names the host, so that the Host header does not count. */
    public boolean hasAbsoluteTarget() {
        return pathStart != targetStart;
    }

    /** Returns the minor number of HTTP/1.x. */
    public int minorVersion() {
        return minorVersion;
    }

    /** Returns the version as it came, such as {@code HTTP/1.1}. */
    public String version() {
        return Ascii.text(bytes, versionStart, versionEnd);
    }

    /** Returns the length of the body in bytes; 0 where none was announced, meaningless for a chunked body. */
    public long contentLength() {
        return contentLength;
    }

    /** Returns whether the body comes in chunks. */
    public boolean isChunked() {
        return chunked;
    }

    /** Returns whether any body bytes are announced. */
    public boolean hasBody() {
        return chunked || contentLength > 0;
    }

    /** Returns whether the client wants to use the connection again. */
    public boolean isKeepAlive() {
        return keepAlive;
    }

    /** Returns whether the Connection header names other headers. */
    public boolean hasConnectionOptions() {
        return connectionOptions;
    }

    /** Returns whether the client waits for a 100. */
    public boolean expectsContinue() {
        return expectsContinue;
    }

    /** Returns whether the client asks for another protocol. */
    public boolean wantsUpgrade() {
        return upgrade;
    }

    /** Returns the bytes that all positions refer to. */
    public byte[] bytes() {
        return bytes;
    }
}
