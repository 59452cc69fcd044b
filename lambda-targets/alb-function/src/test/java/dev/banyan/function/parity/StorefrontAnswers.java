package dev.banyan.function.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests know of the answers of Storefront. */
public final class StorefrontAnswers {

    private static final Pattern TOKEN_COOKIE = Pattern.compile("XSRF-TOKEN=([^;]+)");
    private static final Pattern TOKEN_FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SESSION_COOKIE = Pattern.compile("SESSION=([^;]+)");

    private StorefrontAnswers() {}

    /** The cookie that an answer sets for its forms. */
    public static String tokenCookie(Answer answer) {
        return find(TOKEN_COOKIE, answer.header("Set-Cookie"));
    }

    /** The field of a page's form that belongs to {@link #tokenCookie}. */
    public static String token(Answer page) {
        return find(TOKEN_FIELD, page.text());
    }

    /** The session that an answer begins. */
    public static String session(Answer answer) {
        return find(SESSION_COOKIE, answer.header("Set-Cookie"));
    }

    /** Takes out of a body or a header's value what differs between any two requests. */
    public static String withoutSecretsAndTimes(String text) {
        return text.replaceAll("XSRF-TOKEN=[^;]+", "XSRF-TOKEN=T")
                .replaceAll("SESSION=[^;]+", "SESSION=S")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "name=\"_csrf\" value=\"T\"")
                .replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"T\"")
                .replaceAll("(Max-Age=[1-9][0-9]*; Expires=)[^;]*", "$1T");
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
