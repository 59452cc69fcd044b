package dev.banyan.model;

/** The protocol of a listener, a target group or a health check. */
public enum Protocol {
    HTTP,
    HTTPS;

    /** Returns the protocol as it stands in a URL and in {@code X-Forwarded-Proto}. */
    public String scheme() {
        return this == HTTP ? "http" : "https";
    }

    /** Returns the port that a URL of this protocol leaves out. */
    public int defaultPort() {
        return this == HTTP ? 80 : 443;
    }
}
