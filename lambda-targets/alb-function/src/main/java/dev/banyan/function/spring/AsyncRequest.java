package dev.banyan.function.spring;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An asynchronous request. The invocation's thread waits for its end, because Lambda freezes the environment as soon as
 * the handler returns. Safe for use by the application's threads.
 */
final class AsyncRequest implements AsyncContext {

    private static final Logger log = LoggerFactory.getLogger(AsyncRequest.class);

    /** Tomcat's default, in milliseconds. */
    private static final long DEFAULT_TIMEOUT = 30_000;

    /** How an asynchronous phase ended: a path to dispatch to, or complete. */
    record Outcome(@Nullable String dispatchTo) {}

    private interface Notification {
        void send(AsyncListener listener, AsyncEvent event) throws IOException;
    }

    private final ServletRequest request;
    private final ServletResponse response;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final List<AsyncListener> listeners = new CopyOnWriteArrayList<>();
    private volatile long timeout = DEFAULT_TIMEOUT;
    private volatile boolean taken;
    private volatile boolean dispatching;

    AsyncRequest(ServletRequest request, ServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /**
     * Whether the asynchronous phase lasts. It does until the container takes up its outcome, even when the application
     * has dispatched already: the thread that began the phase is still on its way out and must not render anything.
     */
    boolean isPending() {
        return !taken;
    }

    boolean isDispatching() {
        return dispatching;
    }

    /** Returns how the phase ended, null when it timed out and no listener took care of it. */
    @Nullable
    Outcome await() throws InterruptedException {
        Outcome ended = null;
        try {
            ended = timeout <= 0 ? outcome.get() : outcome.get(timeout, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            notifyListeners(AsyncListener::onTimeout);
            ended = outcome.getNow(null);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("The outcome is only ever completed normally", impossible);
        }
        taken = true;
        dispatching = ended != null && ended.dispatchTo() != null;
        return ended;
    }

    void completed() {
        dispatching = false;
        outcome.complete(new Outcome(null));
        notifyListeners(AsyncListener::onComplete);
    }

    private void notifyListeners(Notification notification) {
        AsyncEvent event = new AsyncEvent(this, request, response);
        for (AsyncListener listener : listeners) {
            try {
                notification.send(listener, event);
            } catch (IOException failed) {
                log.warn("A listener of an asynchronous request failed", failed);
            }
        }
    }

    @Override
    public void dispatch() {
        dispatch(((HttpServletRequest) request).getRequestURI());
    }

    @Override
    public void dispatch(String path) {
        if (!outcome.complete(new Outcome(path))) {
            throw new IllegalStateException("dispatch: too late (expected: one dispatch or complete)");
        }
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        dispatch(path);
    }

    @Override
    public void complete() {
        outcome.complete(new Outcome(null));
    }

    @Override
    public void start(Runnable work) {
        Thread thread = new Thread(work, "async-request");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void addListener(AsyncListener listener) {
        listeners.add(listener);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest forRequest, ServletResponse forResponse) {
        listeners.add(listener);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | NoSuchMethodException failed) {
            throw new ServletException(
                    type + ": not created (expected: a public constructor without arguments)", failed);
        }
    }

    @Override
    public void setTimeout(long milliseconds) {
        timeout = milliseconds;
    }

    @Override
    public long getTimeout() {
        return timeout;
    }

    @Override
    public ServletRequest getRequest() {
        return request;
    }

    @Override
    public ServletResponse getResponse() {
        return response;
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return request instanceof ContainerRequest && response instanceof ContainerResponse;
    }
}
