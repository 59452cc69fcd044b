package dev.banyan.model;

/** What the targets of a group speak on top of its protocol. */
public enum ProtocolVersion {
    HTTP1,
    HTTP2,
    GRPC
}
