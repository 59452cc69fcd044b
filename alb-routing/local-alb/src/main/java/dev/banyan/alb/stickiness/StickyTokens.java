package dev.banyan.alb.stickiness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a cookie holds into a value that only this installation can read or make. Nothing of a value is ever
 * logged. Safe for use by several threads.
 */
public final class StickyTokens {

    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int FIXED = Character.BYTES + 2 * Long.BYTES + 1;

    private final @Nullable Path folder;
    private final SecureRandom random = new SecureRandom();

    /** Written once, guarded by this; read by any thread. */
    private volatile @Nullable SecretKeySpec key;

    /**
     * Creates tokens without a key yet.
     *
     * @param folder where the key is kept, so that cookies survive a restart; null to keep none
     */
    public StickyTokens(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * Reads or makes the key, so that no event loop has to.
     *
     * @throws UncheckedIOException if the key can neither be read nor kept
     */
    public synchronized StickyTokens prepare() {
        if (key == null) {
            try {
                key = new SecretKeySpec(StickyKey.obtain(folder, random), "AES");
            } catch (IOException e) {
                throw new UncheckedIOException("stickiness key: " + e.getMessage() + " (expected: kept in a file)", e);
            }
        }
        return this;
    }

    /**
     * Returns a value that holds a token. It always ends with a {@code =}, so that a client that URL-encodes values is
     * noticed: AWS does not understand them either.
     */
    String seal(StickyToken token) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(write(token));
            ByteBuffer value = ByteBuffer.allocate(NONCE + sealed.length);
            return Base64.getEncoder()
                    .encodeToString(value.put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("token: not sealed (expected: AES-GCM everywhere)", e);
        }
    }

    /** Padded with zeros to a length that leaves a rest of 2 when it is divided by 3. */
    private static byte[] write(StickyToken token) {
        byte[] target = token.target().getBytes(StandardCharsets.UTF_8);
        int length = FIXED + target.length;
        int padding = Math.floorMod(2 - (NONCE + TAG + length), 3);
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.putChar(token.kind().code()).putLong(token.group()).putLong(token.expiresAt());
        plain.put((byte) target.length).put(target);
        return plain.array();
    }

    /** Returns what a value holds, or null for anything that was not sealed here. */
    @Nullable
    StickyToken open(String value) {
        if (!value.endsWith("=") || value.length() < NONCE + TAG) {
            return null;
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(value);
            return sealed.length <= NONCE ? null : read(sealed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable StickyToken read(byte[] sealed) {
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, sealed).doFinal(sealed, NONCE, sealed.length - NONCE);
            ByteBuffer in = ByteBuffer.wrap(plain);
            StickyCookie.Kind kind = StickyCookie.Kind.of(in.getChar());
            long group = in.getLong();
            long expiresAt = in.getLong();
            int length = in.get() & 0xff;
            String target = new String(plain, in.position(), length, StandardCharsets.UTF_8);
            return new StickyToken(kind, group, target, expiresAt);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("token: not opened (expected: AES-GCM everywhere)", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        SecretKeySpec known = key;
        if (known == null) {
            throw new IllegalStateException("key: none (expected: prepared before the first request)");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, known, new GCMParameterSpec(TAG * Byte.SIZE, nonce, 0, NONCE));
        return cipher;
    }
}
