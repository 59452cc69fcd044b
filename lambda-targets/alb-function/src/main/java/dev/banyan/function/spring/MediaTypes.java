package dev.banyan.function.spring;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Content-Type values without changing what stands in them. */
final class MediaTypes {

    private static final Pattern CHARSET =
            Pattern.compile("\\s*;\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))", Pattern.CASE_INSENSITIVE);

    private MediaTypes() {}

    static @Nullable String charset(@Nullable String contentType) {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    /** The media type with its other parameters, each after a bare semicolon, as Tomcat writes it. */
    static String withoutCharset(String contentType) {
        return CHARSET.matcher(contentType).replaceAll("").replaceAll("\\s*;\\s*", ";");
    }

    static boolean is(@Nullable String contentType, String mediaType) {
        return contentType != null
                && contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(mediaType);
    }
}
