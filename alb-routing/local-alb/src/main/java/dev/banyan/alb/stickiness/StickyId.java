package dev.banyan.alb.stickiness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short names of target groups, the same after every restart. */
public final class StickyId {

    private StickyId() {}

    /** Returns a number for a name, such as an ARN; two names never share one in practice. */
    public static long of(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: every Java has it)", e);
        }
    }
}
