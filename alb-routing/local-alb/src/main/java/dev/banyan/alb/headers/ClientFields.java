package dev.banyan.alb.headers;

import org.jspecify.annotations.Nullable;

/**
 * What the headers for targets say of a client's connection.
 *
 * @param forwardedFor the client as X-Forwarded-For names it
 * @param tls the header lines about its encryption, or null where targets are told nothing of it
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; bytes, since they are copied into every request.
public record ClientFields(byte[] forwardedFor, byte @Nullable [] tls) {}
