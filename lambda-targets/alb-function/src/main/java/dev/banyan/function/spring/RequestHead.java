package dev.banyan.function.spring;

import dev.banyan.function.AlbRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Method, path, headers and origin of a request: all that stands before its body. */
abstract class RequestHead implements HttpServletRequest {

    private final AlbRequest event;
    private final RequestPath path;
    private final HeaderMap headers;
    private final RequestOrigin origin;
    private final @Nullable ServletMatch match;

    RequestHead(
            AlbRequest event, RequestPath path, HeaderMap headers, RequestOrigin origin, @Nullable ServletMatch match) {
        this.event = event;
        this.path = path;
        this.headers = headers;
        this.origin = origin;
        this.match = match;
    }

    RequestPath path() {
        return path;
    }

    AlbRequest event() {
        return event;
    }

    @Override
    public String getMethod() {
        return event.method();
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getRequestURI() {
        return path.raw();
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(RequestOrigin.authority(this)).append(path.raw());
    }

    @Override
    public String getServletPath() {
        return match == null ? path.decoded() : match.servletPath();
    }

    @Override
    public @Nullable String getPathInfo() {
        return match == null ? null : match.pathInfo();
    }

    @Override
    public @Nullable String getPathTranslated() {
        return null;
    }

    @Override
    public @Nullable HttpServletMapping getHttpServletMapping() {
        return match;
    }

    @Override
    public @Nullable String getQueryString() {
        return event.rawQuery().isEmpty() ? null : event.rawQuery();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.first(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.all(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.names());
    }

    @Override
    public int getIntHeader(String name) {
        String value = headers.first(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    @Override
    public long getDateHeader(String name) {
        String value = headers.first(name);
        if (value == null) {
            return -1;
        }
        try {
            return Instant.from(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .toEpochMilli();
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: an HTTP date)", malformed);
        }
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        List<Cookie> cookies = CookieHeader.parse(headers.all("cookie"));
        return cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
    }

    @Override
    public @Nullable String getContentType() {
        return headers.first("content-type");
    }

    @Override
    public int getContentLength() {
        long length = getContentLengthLong();
        return length > Integer.MAX_VALUE ? -1 : (int) length;
    }

    @Override
    public long getContentLengthLong() {
        String length = headers.first("content-length");
        if (length != null && length.matches("[0-9]{1,18}")) {
            return Long.parseLong(length);
        }
        return event.body().isEmpty() ? -1 : event.body().length();
    }

    @Override
    public Locale getLocale() {
        return getLocales().nextElement();
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(AcceptLanguage.parse(headers.all("accept-language")));
    }

    @Override
    public String getScheme() {
        return origin.scheme();
    }

    @Override
    public boolean isSecure() {
        return origin.secure();
    }

    @Override
    public String getServerName() {
        return origin.serverName();
    }

    @Override
    public int getServerPort() {
        return origin.serverPort();
    }

    @Override
    public String getRemoteAddr() {
        return origin.remoteAddress();
    }

    @Override
    public String getRemoteHost() {
        return origin.remoteAddress();
    }

    @Override
    public int getRemotePort() {
        // The event does not tell the client's port.
        return 0;
    }

    @Override
    public String getLocalName() {
        return origin.serverName();
    }

    @Override
    public String getLocalAddr() {
        return "127.0.0.1";
    }

    @Override
    public int getLocalPort() {
        return origin.serverPort();
    }
}
