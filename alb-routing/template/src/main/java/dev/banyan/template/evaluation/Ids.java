package dev.banyan.template.evaluation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Ids that look as if AWS had drawn them, but are the same in every run. */
public final class Ids {

    private static final int NAME_SUFFIX = 12;

    private Ids() {}

    /** Returns 16 hexadecimal digits that stand for a resource of a stack. */
    public static String hex(String stack, String logicalId) {
        return HexFormat.of().formatHex(digest(stack + "/" + logicalId), 0, 8);
    }

    /** Returns 12 letters and digits, as CloudFormation puts at the end of names that it makes up. */
    public static String suffix(String stack, String logicalId) {
        String text =
                new BigInteger(1, digest(stack + "/" + logicalId)).toString(36).toUpperCase(Locale.ROOT);
        return text.substring(0, NAME_SUFFIX);
    }

    static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(digest(text));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
