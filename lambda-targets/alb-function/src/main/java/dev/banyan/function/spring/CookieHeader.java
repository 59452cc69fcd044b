package dev.banyan.function.spring;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the cookies of a request, whether in one Cookie header or in several. */
final class CookieHeader {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** What RFC 6265 allows in a value, and what Tomcat takes beyond it; either bare or in quotes, closed or not. */
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}\",;\\\\ ]*|\"[^\\p{Cntrl}\",;\\\\ ]*\"?");

    private CookieHeader() {}

    static List<Cookie> parse(List<String> headers) {
        List<Cookie> cookies = new ArrayList<>();
        for (String header : headers) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                // A pair without an equals sign is a name with an empty value.
                String name = (equals < 0 ? pair : pair.substring(0, equals)).trim();
                String value = equals < 0 ? "" : pair.substring(equals + 1).trim();
                if (NAME.matcher(name).matches() && VALUE.matcher(value).matches()) {
                    cookies.add(new Cookie(name, unquoted(value)));
                }
            }
        }
        return cookies;
    }

    private static String unquoted(String value) {
        return value.replace("\"", "");
    }
}
