package dev.banyan.alb.headers;

/** How the body of an answer is framed for the client. */
public enum ResponseFraming {
    /** As the target framed it: by length, in chunks, or not at all. */
    AS_RECEIVED,
    /** The target ends its body by closing; the client gets chunks and keeps its connection. */
    CHUNKED_HERE,
    /** The client knows no chunks: it gets the bytes alone and a closed connection. */
    UNFRAMED
}
