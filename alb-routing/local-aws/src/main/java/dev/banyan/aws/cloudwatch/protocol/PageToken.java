package dev.banyan.aws.cloudwatch.protocol;

import dev.banyan.aws.wire.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Says where a page begins, in a form that clients hand back unread. */
public final class PageToken {

    /** Longer than the key of any metric within its limits would be hostile. */
    private static final int MAXIMUM_LENGTH = 65_536;

    private PageToken() {}

    /** Returns the token of a place. */
    public static String write(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns what was written, or null where no token is given.
     *
     * @param code what AWS calls a wrong token
     */
    public static @Nullable String read(Input input, String code) {
        String token = input.text("NextToken");
        if (token == null) {
            return null;
        }
        try {
            if (token.length() <= MAXIMUM_LENGTH) {
                return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            throw invalid(code);
        }
        throw invalid(code);
    }

    /** Returns the refusal of a token. */
    public static AwsException invalid(String code) {
        return AwsException.of(code, "The parameter NextToken is invalid.");
    }
}
