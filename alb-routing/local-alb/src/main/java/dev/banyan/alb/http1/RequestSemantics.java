package dev.banyan.alb.http1;

import org.jspecify.annotations.Nullable;

/** Judges a complete request head: framing of the body, host, connection. */
final class RequestSemantics {

    private static final byte[] CLOSE = Ascii.bytes("close");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");
    private static final byte[] UPGRADE = Ascii.bytes("upgrade");
    private static final byte[] CONTINUE = Ascii.bytes("100-continue");

    private final RequestHead head;
    private final HeaderBlock headers;
    private int lengths;
    private boolean zeroLength;

    /** Null where no Transfer-Encoding came, as in nearly all requests. */
    private @Nullable TransferCodings codings;

    private RequestSemantics(RequestHead head) {
        this.head = head;
        this.headers = head.headers;
    }

    static Progress apply(RequestHead head) {
        return new RequestSemantics(head).apply();
    }

    private Progress apply() {
        head.keepAlive = head.minorVersion > 0;
        noteFaults(headers.faults());
        for (int line = 0; line < headers.count(); line++) {
            if (headers.name(line) != HeaderName.OTHER && read(line) == Progress.REJECTED) {
                return Progress.REJECTED;
            }
        }
        if (isSevere()) {
            return head.reject(400);
        }
        Progress body = checkBody();
        return body == Progress.REJECTED ? body : checkHost();
    }

    private void noteFaults(int faults) {
        if (faults == 0) {
            return;
        }
        note(faults, HeaderBlock.BARE_LINE_FEED, DesyncReason.NON_CRLF_LINE_TERMINATION);
        note(faults, HeaderBlock.NON_COMPLIANT, DesyncReason.NON_COMPLIANT_HEADER);
        note(faults, HeaderBlock.EMPTY_NAME, DesyncReason.EMPTY_HEADER);
        note(faults, HeaderBlock.SUSPICIOUS, DesyncReason.SUSPICIOUS_HEADER);
        note(faults, HeaderBlock.NO_COLON, DesyncReason.MISSING_HEADER_COLON);
        note(faults, HeaderBlock.FORBIDDEN_BYTE, DesyncReason.BAD_HEADER);
        if ((faults & HeaderBlock.FOLDED) != 0 && !onlyContentTypeIsFolded()) {
            head.note(DesyncReason.MULTILINE_HEADER);
        }
    }

    private void note(int faults, int fault, DesyncReason reason) {
        if ((faults & fault) != 0) {
            head.note(reason);
        }
    }

    private boolean onlyContentTypeIsFolded() {
        for (int line = 1; line < headers.count(); line++) {
            boolean continued = headers.isContinuation(line) && !headers.isContinuation(line - 1);
            if (continued && headers.name(line - 1) != HeaderName.CONTENT_TYPE) {
                return false;
            }
        }
        return true;
    }

    private Progress read(int line) {
        return switch (headers.name(line)) {
            case HeaderName.CONTENT_LENGTH -> readLength(line);
            case HeaderName.TRANSFER_ENCODING -> {
                codings = codings == null ? new TransferCodings() : codings;
                codings.read(headers, line);
                yield Progress.COMPLETE;
            }
            case HeaderName.HOST -> {
                head.hostLine = head.hostLine < 0 ? line : head.hostLine;
                yield Progress.COMPLETE;
            }
            case HeaderName.CONNECTION -> {
                HeaderTokens.forEach(headers, line, this::readConnection);
                yield Progress.COMPLETE;
            }
            case HeaderName.EXPECT -> {
                head.expectsContinue |= head.minorVersion > 0
                        && Ascii.equalsIgnoreCase(
                                head.bytes, headers.valueStart(line), headers.valueEnd(line), CONTINUE);
                yield Progress.COMPLETE;
            }
            default -> Progress.COMPLETE;
        };
    }

    private void readConnection(byte[] bytes, int from, int to) {
        if (Ascii.equalsIgnoreCase(bytes, from, to, CLOSE)) {
            head.keepAlive = false;
        } else if (Ascii.equalsIgnoreCase(bytes, from, to, KEEP_ALIVE)) {
            head.keepAlive |= head.minorVersion == 0;
        } else if (Ascii.equalsIgnoreCase(bytes, from, to, UPGRADE)) {
            head.upgrade = headers.find(HeaderName.UPGRADE) >= 0;
        } else {
            head.connectionOptions = true;
        }
    }

    private Progress readLength(int line) {
        long length = ContentLength.parse(head.bytes, headers.valueStart(line), headers.valueEnd(line));
        if (length < 0) {
            return head.reject(DesyncReason.BAD_CONTENT_LENGTH);
        }
        if (lengths > 0) {
            if (length != head.contentLength) {
                return head.reject(DesyncReason.MULTIPLE_CONTENT_LENGTH);
            }
            head.note(DesyncReason.DUPLICATE_CONTENT_LENGTH);
        }
        lengths++;
        head.contentLength = length;
        zeroLength = length == 0;
        return Progress.COMPLETE;
    }

    private boolean isSevere() {
        DesyncReason fault = codings == null ? null : codings.fault();
        if (fault != null) {
            head.note(fault);
        }
        DesyncReason worst = head.desync();
        return worst != null && worst.classification() == DesyncReason.Classification.SEVERE;
    }

    private Progress checkBody() {
        boolean bodyless = head.isHead() || Methods.equals(head.bytes, head.methodStart, head.methodEnd, "GET");
        if (codings != null) {
            head.chunked = codings.isChunked();
            note(lengths > 0, DesyncReason.BOTH_TE_CL_PRESENT);
            note(bodyless || head.minorVersion == 0, DesyncReason.UNDEFINED_TRANSFER_ENCODING);
            if (!codings.isSupported()) {
                return head.reject(501);
            }
            if (head.chunked) {
                head.contentLength = 0;
            }
        }
        note(bodyless && zeroLength, DesyncReason.GET_HEAD_ZERO_CONTENT_LENGTH);
        note(bodyless && head.contentLength > 0, DesyncReason.UNDEFINED_CONTENT_LENGTH);
        return Progress.COMPLETE;
    }

    private void note(boolean condition, DesyncReason reason) {
        if (condition) {
            head.note(reason);
        }
    }

    private Progress checkHost() {
        if (!head.hasAbsoluteTarget() && head.hostLine >= 0) {
            head.hostStart = headers.valueStart(head.hostLine);
            head.hostEnd = headers.valueEnd(head.hostLine);
        }
        if (head.minorVersion > 0 && (head.hostLine < 0 || head.hostStart == head.hostEnd)) {
            return head.reject(400);
        }
        for (int at = head.hostStart; at < head.hostEnd; at++) {
            byte value = head.bytes[at];
            if (value <= ' ' || value == '/' || value == '\\' || value == '@' || value == '#' || value == '?') {
                return head.reject(400);
            }
        }
        return Progress.COMPLETE;
    }
}
