package dev.banyan.alb.stickiness;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.HeaderBlock;
import java.util.ArrayList;
import java.util.List;

/** Finds cookies in the headers of a request. Values are taken as they came, nothing is decoded. */
final class RequestCookies {

    private static final byte[] COOKIE = Ascii.bytes("cookie");

    private RequestCookies() {}

    /** Returns all values of a cookie, in the order they came; names are compared with their case. */
    static List<String> values(HeaderBlock headers, String name) {
        List<String> values = new ArrayList<>(1);
        for (int line = 0; line < headers.count(); line++) {
            if (Ascii.equalsIgnoreCase(headers.bytes(), headers.nameStart(line), headers.nameEnd(line), COOKIE)) {
                collect(headers.value(line), name, values);
            }
        }
        return values;
    }

    private static void collect(String cookies, String name, List<String> values) {
        int from = 0;
        while (from < cookies.length()) {
            int semicolon = cookies.indexOf(';', from);
            int end = semicolon < 0 ? cookies.length() : semicolon;
            int equals = cookies.indexOf('=', from);
            if (equals >= 0
                    && equals < end
                    && cookies.substring(from, equals).strip().equals(name)) {
                values.add(cookies.substring(equals + 1, end).strip());
            }
            from = end + 1;
        }
    }
}
