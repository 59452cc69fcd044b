package dev.banyan.alb.http1;

import io.netty.buffer.ByteBuf;

/** The head of a target's response. Reused from response to response; used by one thread. */
public final class ResponseHead extends HeadBytes {

    /** The length of a body that ends with its connection. */
    public static final long UNTIL_CLOSE = -1;

    static final int MAXIMUM = 32 * 1024;

    private static final byte[] CLOSE = Ascii.bytes("close");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");

    private int status;
    private int statusStart;
    private int statusEnd;
    private int minorVersion;
    private long contentLength;
    private boolean chunked;
    private boolean keepAlive;
    private boolean connectionOptions;

    /** Takes bytes of the head and leaves those after it; {@code in} is not released. */
    public Progress feed(ByteBuf in) {
        return collect(in);
    }

    @Override
    public void reset() {
        super.reset();
        status = 0;
    }

    @Override
    Progress startLine(int from, int lineFeed) {
        int end = lineFeed > from && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        boolean shaped = end - from >= 12
                && Ascii.equalsIgnoreCase(bytes, from, from + 7, Ascii.bytes("http/1."))
                && bytes[from + 8] == ' '
                && (end - from == 12 || bytes[from + 12] == ' ');
        long number = shaped ? ContentLength.parse(bytes, from + 9, from + 12) : -1;
        if (number < 100 || number > 999) {
            return Progress.REJECTED;
        }
        for (int at = from; at < end; at++) {
            if (bytes[at] == '\r' || bytes[at] == 0) {
                return Progress.REJECTED;
            }
        }
        status = (int) number;
        statusStart = from + 9;
        statusEnd = end;
        minorVersion = bytes[from + 7] == '0' ? 0 : 1;
        return Progress.COMPLETE;
    }

    @Override
    Progress checkSize(int lineLength, boolean startLine) {
        return position + lineLength > MAXIMUM ? Progress.REJECTED : Progress.INCOMPLETE;
    }

    @Override
    Progress finish() {
        if ((headers.faults() & (HeaderBlock.FORBIDDEN_BYTE | HeaderBlock.NO_COLON | HeaderBlock.EMPTY_NAME)) != 0) {
            return Progress.REJECTED;
        }
        contentLength = UNTIL_CLOSE;
        chunked = false;
        keepAlive = minorVersion > 0;
        connectionOptions = false;
        TransferCodings codings = null;
        for (int line = 0; line < headers.count(); line++) {
            int name = headers.name(line);
            if (name == HeaderName.CONTENT_LENGTH && !readLength(line)) {
                return Progress.REJECTED;
            } else if (name == HeaderName.TRANSFER_ENCODING) {
                codings = codings == null ? new TransferCodings() : codings;
                codings.read(headers, line);
            } else if (name == HeaderName.CONNECTION) {
                HeaderTokens.forEach(headers, line, this::readConnection);
            }
        }
        return codings == null ? Progress.COMPLETE : readCodings(codings);
    }

    private Progress readCodings(TransferCodings codings) {
        if (codings.fault() != null || !codings.isSupported()) {
            return Progress.REJECTED;
        }
        chunked = codings.isChunked();
        if (chunked && contentLength != UNTIL_CLOSE) {
            keepAlive = false; // Both framings: the chunks count, and the connection is not trusted again.
        }
        return Progress.COMPLETE;
    }

    private boolean readLength(int line) {
        long length = ContentLength.parse(bytes, headers.valueStart(line), headers.valueEnd(line));
        boolean agrees = contentLength == UNTIL_CLOSE || contentLength == length;
        contentLength = length;
        return length >= 0 && agrees;
    }

    private void readConnection(byte[] source, int from, int to) {
        if (Ascii.equalsIgnoreCase(source, from, to, CLOSE)) {
            keepAlive = false;
        } else if (Ascii.equalsIgnoreCase(source, from, to, KEEP_ALIVE)) {
            keepAlive |= minorVersion == 0;
        } else {
            connectionOptions = true;
        }
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns where the status code starts. */
    public int statusStart() {
        return statusStart;
    }

    /** Returns where the reason phrase ends, exclusive. */
    public int statusEnd() {
        return statusEnd;
    }

    /** Returns whether this is not yet the response, but word that it will come. */
    public boolean isInterim() {
        return status < 200 && status != 101;
    }

    /** Returns the length of the body, or {@link #UNTIL_CLOSE}; meaningless for a chunked body. */
    public long contentLength() {
        return contentLength;
    }

    /** Returns whether the body comes in chunks. */
    public boolean isChunked() {
        return chunked;
    }

    /** Returns whether a response with this status has no body whatever its headers say. */
    public boolean isBodyless() {
        return status == 204 || status == 304 || status < 200;
    }

    /** Returns whether the target keeps the connection open. */
    public boolean isKeepAlive() {
        return keepAlive;
    }

    /** Returns whether the Connection header names other headers. */
    public boolean hasConnectionOptions() {
        return connectionOptions;
    }
}
