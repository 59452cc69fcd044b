package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.internal.servlet.AwsHttpServletResponse;
import dev.banyan.function.AlbResponse;
import dev.banyan.function.Body;
import dev.banyan.function.Headers;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One response, with the states and defaults of Tomcat's: it is committed once its buffer overflows or is flushed, is
 * closed to the application after sendError and sendRedirect, and keeps the content type apart from the other headers.
 * Of the superclass only the type is used: the container's handler accepts no other.
 */
final class ContainerResponse extends AwsHttpServletResponse {

    /** The languages whose pages Spring Boot has Tomcat mark as UTF-8 unless the application names a charset. */
    private static final Set<String> UTF8_LANGUAGES = Set.of("en", "fr");

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final ContainerRequest request;
    private final CountDownLatch finished;
    private final boolean relativeRedirects;
    private final HeaderMap headers = new HeaderMap();
    private final ResponseBuffer buffer = new ResponseBuffer();

    private int status = SC_OK;
    private @Nullable String message;
    private boolean error;
    private @Nullable String contentType;
    private @Nullable String encoding;
    private boolean encodingChosen;
    private @Nullable Locale locale;
    private @Nullable String contentLanguage;
    private long contentLength = -1;
    private @Nullable PrintWriter writer;
    private boolean usesStream;

    ContainerResponse(ContainerRequest request, CountDownLatch finished, boolean relativeRedirects) {
        super(request, finished);
        this.request = request;
        this.finished = finished;
        this.relativeRedirects = relativeRedirects;
    }

    /** Whether the application asked for an error page, or failed. */
    boolean isError() {
        return error;
    }

    ResponseBuffer buffer() {
        return buffer;
    }

    @Nullable
    String message() {
        return message;
    }

    /** Opens the response for an error page. Headers stay, as they do on Tomcat. */
    void reopenForError() {
        error = false;
        buffer.reopen();
        discardText();
        writer = null;
        usesStream = false;
        contentLength = -1;
    }

    void fail() {
        error = true;
        buffer.reopen();
        status = SC_INTERNAL_SERVER_ERROR;
    }

    /** Nothing more may be written by the application. */
    void finish() {
        flushText();
        buffer.suspend();
        finished.countDown();
    }

    /** The response as the client gets it; to be called after {@link #finish}. */
    AlbResponse toAlbResponse() {
        boolean bodiless = status < 200 || status == 204 || status == 205 || status == 304;
        HeaderMap sent = headers.copy();
        if (!bodiless || status == SC_NO_CONTENT) {
            setUnlessNull(sent, "Content-Type", getContentType());
            setUnlessNull(sent, "Content-Language", contentLanguage);
        }
        long length = lengthToSend(bodiless);
        if (length >= 0) {
            sent.set("Content-Length", String.valueOf(length));
        }
        Headers.Builder built = Headers.builder();
        sent.toMap().forEach((name, values) -> values.forEach(value -> built.add(name, oneLine(value))));
        return new AlbResponse(status, built.build(), bodiless ? Body.EMPTY : Body.of(buffer.bytes()));
    }

    private long lengthToSend(boolean bodiless) {
        if (bodiless) {
            return status == SC_RESET_CONTENT ? 0 : -1;
        }
        boolean known = contentLength >= 0 || buffer.isCommitted();
        // Of an empty answer to HEAD Tomcat cannot tell what GET would have given.
        boolean unknowable = request.getMethod().equals("HEAD") && buffer.size() == 0;
        return known || unknowable ? contentLength : buffer.size();
    }

    private static void setUnlessNull(HeaderMap headers, String name, @Nullable String value) {
        if (value != null) {
            headers.set(name, value);
        }
    }

    /** A line break would let its author add header fields; Tomcat writes a space instead. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}&&[^\t]]", " ");
    }

    @Override
    public void addCookie(Cookie cookie) {
        addHeader("Set-Cookie", SetCookie.format(cookie, Instant.now()));
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.contains(name) || (name.equalsIgnoreCase("Content-Type") && contentType != null);
    }

    @Override
    public void sendError(int code) {
        sendError(code, null);
    }

    @Override
    public void sendError(int code, @Nullable String reason) {
        requireOpen("sendError");
        error = true;
        status = code;
        message = reason;
        resetBuffer();
        buffer.suspend();
    }

    @Override
    public void sendRedirect(String location) {
        requireOpen("sendRedirect");
        resetBuffer();
        String target = relativeRedirects ? location : RedirectLocation.absolute(request, location);
        if (target == null) {
            setStatus(SC_NOT_FOUND);
        } else {
            setStatus(SC_FOUND);
            setHeader("Location", target);
        }
        buffer.suspend();
    }

    private void requireOpen(String operation) {
        if (isCommitted()) {
            throw new IllegalStateException(operation + ": too late (expected: before the response is committed)");
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        setHeader(name, HTTP_DATE.format(Instant.ofEpochMilli(date)));
    }

    @Override
    public void addDateHeader(String name, long date) {
        addHeader(name, HTTP_DATE.format(Instant.ofEpochMilli(date)));
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, String.valueOf(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, String.valueOf(value));
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!isCommitted() && value != null && !name.isEmpty() && !isSpecial(name, value)) {
            headers.set(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!isCommitted() && value != null && !name.isEmpty() && !isSpecial(name, value)) {
            headers.add(name, value);
        }
    }

    private boolean isSpecial(String name, String value) {
        if (name.equalsIgnoreCase("Content-Type")) {
            setContentType(value);
            return true;
        }
        if (name.equalsIgnoreCase("Content-Length") && value.matches("[0-9]{1,18}")) {
            setContentLengthLong(Long.parseLong(value));
            return true;
        }
        return false;
    }

    @Override
    public void setStatus(int code) {
        if (!isCommitted()) {
            status = code;
        }
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.first(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return List.copyOf(headers.all(name));
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.copyOf(headers.names());
    }

    @Override
    public String getCharacterEncoding() {
        return encoding == null ? StandardCharsets.ISO_8859_1.name() : encoding;
    }

    @Override
    public void setCharacterEncoding(@Nullable String name) {
        if (!isCommitted() && writer == null) {
            encoding = name;
            encodingChosen = name != null;
        }
    }

    @Override
    public @Nullable String getContentType() {
        return contentType == null || encoding == null ? contentType : contentType + ";charset=" + encoding;
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (isCommitted()) {
            return;
        }
        String charset = MediaTypes.charset(type);
        contentType = type == null || charset == null ? type : MediaTypes.withoutCharset(type);
        if (type == null) {
            setCharacterEncoding(null);
        } else if (charset != null && Charset.isSupported(charset)) {
            setCharacterEncoding(charset);
        }
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!isCommitted()) {
            contentLength = length;
        }
    }

    @Override
    public Locale getLocale() {
        return locale == null ? Locale.getDefault() : locale;
    }

    @Override
    public void setLocale(@Nullable Locale chosen) {
        if (isCommitted()) {
            return;
        }
        locale = chosen;
        contentLanguage = chosen == null ? null : chosen.toLanguageTag();
        if (chosen != null && writer == null && !encodingChosen && UTF8_LANGUAGES.contains(chosen.getLanguage())) {
            encoding = StandardCharsets.UTF_8.name();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (writer != null) {
            throw new IllegalStateException("body: written by getWriter (expected: one way of writing)");
        }
        usesStream = true;
        return buffer;
    }

    @Override
    public PrintWriter getWriter() {
        PrintWriter opened = writer;
        if (opened == null) {
            if (usesStream) {
                throw new IllegalStateException("body: written by getOutputStream (expected: one way of writing)");
            }
            // From here on the charset is part of the content type, even when nobody named one.
            setCharacterEncoding(getCharacterEncoding());
            opened = buffer.writer(Charset.forName(getCharacterEncoding()));
            writer = opened;
        }
        return opened;
    }

    @Override
    public void setBufferSize(int size) {
        buffer.grow(size);
    }

    @Override
    public int getBufferSize() {
        return buffer.capacity();
    }

    @Override
    public void flushBuffer() {
        flushText();
        buffer.commit();
    }

    private void flushText() {
        if (writer != null) {
            buffer.drain(writer);
        }
    }

    private void discardText() {
        flushText();
        buffer.discard();
    }

    @Override
    public void resetBuffer() {
        requireOpen("resetBuffer");
        discardText();
    }

    @Override
    public void reset() {
        requireOpen("reset");
        discardText();
        headers.clear();
        status = SC_OK;
        message = null;
        contentType = null;
        encoding = null;
        encodingChosen = false;
        contentLanguage = null;
        contentLength = -1;
        writer = null;
        usesStream = false;
    }

    @Override
    public boolean isCommitted() {
        return buffer.isCommitted() || buffer.isSuspended();
    }
}
