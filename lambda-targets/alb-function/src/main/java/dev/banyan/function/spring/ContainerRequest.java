package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.internal.servlet.AwsHttpSession;
import dev.banyan.function.AlbRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** One request of the load balancer as the application sees it. Used by one thread at a time. */
final class ContainerRequest extends RequestHead {

    private final ContainerContext context;
    private final Dispatching dispatching;
    private final Multipart multipart;
    private final String requestId;
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    private @Nullable String characterEncoding;
    private @Nullable BodyStream body;
    private @Nullable BufferedReader reader;
    private @Nullable Map<String, String[]> parameters;
    private @Nullable HttpSession session;
    private @Nullable AsyncRequest async;
    private @Nullable HttpServletResponse response;

    ContainerRequest(
            AlbRequest event,
            RequestPath path,
            HeaderMap headers,
            RequestOrigin origin,
            ContainerContext context,
            Dispatching dispatching,
            Multipart multipart,
            String requestId) {
        super(event, path, headers, origin, context.match(path.decoded()));
        this.context = context;
        this.dispatching = dispatching;
        this.multipart = multipart;
        this.requestId = requestId;
    }

    void setResponse(HttpServletResponse response) {
        this.response = response;
    }

    @Nullable
    AsyncRequest async() {
        return async;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        // A copy: listeners of request attributes change them while they walk over the names.
        return Collections.enumeration(List.copyOf(attributes.keySet()));
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        if (characterEncoding == null && getContentType() != null) {
            return MediaTypes.charset(getContentType());
        }
        return characterEncoding;
    }

    @Override
    public void setCharacterEncoding(String encoding) throws UnsupportedEncodingException {
        try {
            Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            UnsupportedEncodingException reported = new UnsupportedEncodingException(encoding);
            reported.initCause(unknown);
            throw reported;
        }
        if (reader == null && parameters == null) {
            characterEncoding = encoding;
        }
    }

    private Charset bodyCharset() {
        String encoding = getCharacterEncoding();
        return encoding == null || !Charset.isSupported(encoding)
                ? StandardCharsets.ISO_8859_1
                : Charset.forName(encoding);
    }

    @Override
    public ServletInputStream getInputStream() {
        if (reader != null) {
            throw new IllegalStateException("body: read by getReader (expected: one way of reading)");
        }
        return stream();
    }

    private BodyStream stream() {
        BodyStream opened = body;
        if (opened == null) {
            opened = new BodyStream(event().body().toByteArray());
            body = opened;
        }
        return opened;
    }

    @Override
    public BufferedReader getReader() {
        BufferedReader opened = reader;
        if (opened == null) {
            if (body != null) {
                throw new IllegalStateException("body: read by getInputStream (expected: one way of reading)");
            }
            opened = new BufferedReader(new InputStreamReader(stream(), bodyCharset()));
            reader = opened;
        }
        return opened;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = readParameters();
            parameters = known;
        }
        return Collections.unmodifiableMap(known);
    }

    private Map<String, String[]> readParameters() {
        Map<String, String[]> all = new LinkedHashMap<>();
        String query = getQueryString();
        if (query != null) {
            Parameters.addTo(all, Parameters.parse(query, Parameters.QUERY_CHARSET));
        }
        boolean form = MediaTypes.is(getContentType(), MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        if (!getMethod().equals("POST")) {
            return all;
        }
        if (form && body == null) {
            String encoded = new String(stream().readAllBytes(), bodyCharset());
            Parameters.addTo(all, Parameters.parse(encoded, bodyCharset()));
        } else if (!form && multipart.isReadable(this)) {
            Parameters.addTo(all, multipart.fields(this, bodyCharset()));
        }
        return all;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Collection<Part> getParts() throws ServletException {
        return multipart.parts(this);
    }

    @Override
    public @Nullable Part getPart(String name) throws ServletException {
        return getParts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        if (session == null && create) {
            // Lives as long as the request: only a shared store (Spring Session) keeps sessions across environments.
            session = new AwsHttpSession(requestId);
        }
        return session;
    }

    @Override
    public HttpSession getSession() {
        HttpSession existing = getSession(true);
        if (existing == null) {
            throw new IllegalStateException("session: null (expected: created)");
        }
        return existing;
    }

    @Override
    public String changeSessionId() {
        throw new IllegalStateException("session: none (expected: one of a shared session store)");
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return null;
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return false;
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return false;
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return false;
    }

    @Override
    public @Nullable String getAuthType() {
        return null;
    }

    @Override
    public @Nullable String getRemoteUser() {
        return null;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return null;
    }

    @Override
    public boolean authenticate(HttpServletResponse answered) throws ServletException {
        throw noContainerLogin();
    }

    @Override
    public void login(String user, String password) throws ServletException {
        throw noContainerLogin();
    }

    @Override
    public void logout() {
        // Nobody is ever logged in by this container, as on Tomcat without a realm.
    }

    private static ServletException noContainerLogin() {
        return new ServletException("login: by the container (expected: by the application)");
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handlerClass) {
        throw new UnsupportedOperationException("upgrade: a Lambda target answers each request by one document");
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String target) {
        if (target.startsWith("/")) {
            return dispatching.dispatcher(target);
        }
        String folder = path().decoded().substring(0, path().decoded().lastIndexOf('/') + 1);
        return dispatching.dispatcher(folder + target);
    }

    @Override
    public DispatcherType getDispatcherType() {
        return async != null && async.isDispatching() ? DispatcherType.ASYNC : DispatcherType.REQUEST;
    }

    @Override
    public AsyncContext startAsync() {
        if (response == null) {
            throw new IllegalStateException("response: none (expected: a request that is being served)");
        }
        return startAsync(this, response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse answered) {
        AsyncRequest started = new AsyncRequest(request, answered);
        async = started;
        return started;
    }

    @Override
    public boolean isAsyncStarted() {
        return async != null && async.isPending();
    }

    @Override
    public boolean isAsyncSupported() {
        return true;
    }

    @Override
    public AsyncContext getAsyncContext() {
        if (async == null) {
            throw new IllegalStateException("request: synchronous (expected: startAsync before)");
        }
        return async;
    }

    @Override
    public String getRequestId() {
        return requestId;
    }

    @Override
    public String getProtocolRequestId() {
        return "";
    }

    @Override
    public @Nullable ServletConnection getServletConnection() {
        return null;
    }

    @Override
    public String toString() {
        return getMethod() + " " + getRequestURI();
    }
}
