package dev.banyan.function;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The load balancer's idea of which content is text. */
final class ContentTypes {

    /** Beside {@code text/*} these and no others; so {@code application/problem+json} is not text. */
    private static final Set<String> TEXT = Set.of("application/json", "application/javascript", "application/xml");

    private ContentTypes() {}

    /** Whether bodies of this type travel as they are, and not in base64. */
    static boolean isText(String mediaType) {
        return mediaType.startsWith("text/") || TEXT.contains(mediaType);
    }

    /** The type in lower case without its parameters; empty for none. */
    static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
