package dev.banyan.function.spring;

import com.amazonaws.serverless.exceptions.ContainerInitializationException;
import com.amazonaws.serverless.proxy.InitializationWrapper;
import com.amazonaws.serverless.proxy.internal.servlet.AwsHttpServletResponse;
import com.amazonaws.serverless.proxy.spring.SpringBootLambdaContainerHandler;
import com.amazonaws.services.lambda.runtime.Context;
import dev.banyan.function.AlbRequest;
import dev.banyan.function.AlbResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * serverless-java-container with this package's requests, responses and dispatching. One request at a time, as in a
 * Lambda execution environment.
 */
final class SpringContainer extends SpringBootLambdaContainerHandler<HttpServletRequest, AlbResponse>
        implements Dispatching {

    private static final Logger log = LoggerFactory.getLogger(SpringContainer.class);

    private final ContainerContext context;
    private @Nullable Connector connector;

    SpringContainer(Class<?> application) {
        super(
                HttpServletRequest.class,
                AlbResponse.class,
                new PassingReader(),
                new PassingWriter(),
                (event, lambda) -> null,
                // Never asked: failures of the application have its error page, all others end the invocation.
                null,
                application,
                new InitializationWrapper(),
                WebApplicationType.SERVLET);
        context = new ContainerContext(this, this);
        setServletContext(context);
        setLogFormatter(null);
        getContainerConfig().setDisableExceptionMapper(true);
    }

    @Override
    public void initialize() throws ContainerInitializationException {
        super.initialize();
        WebApplicationContext application = WebApplicationContextUtils.getRequiredWebApplicationContext(context);
        connector = new Connector(
                application.getBean(ServerProperties.class),
                application.getBean(ErrorPages.class),
                new Multipart(application
                        .getBeanProvider(MultipartConfigElement.class)
                        .getIfAvailable()));
        try {
            context.start();
        } catch (ServletException failed) {
            throw new ContainerInitializationException("The application's filters did not start", failed);
        }
    }

    void close() {
        WebApplicationContext application = WebApplicationContextUtils.getRequiredWebApplicationContext(context);
        context.stop();
        ((ConfigurableApplicationContext) application).close();
    }

    private Connector connector() {
        if (connector == null) {
            throw new IllegalStateException("container: not started (expected: initialize before)");
        }
        return connector;
    }

    /** Answers one request; failures of the application are answered by its error page. */
    AlbResponse serve(AlbRequest event, String requestId) {
        HttpServletRequest request = connector().accept(event, requestId, context, this);
        return request == null ? BarePage.response(HttpServletResponse.SC_BAD_REQUEST) : proxy(request, null);
    }

    @Override
    protected AwsHttpServletResponse getContainerResponse(HttpServletRequest request, CountDownLatch latch) {
        return connector().respond((ContainerRequest) request, latch);
    }

    @Override
    protected void handleRequest(HttpServletRequest accepted, AwsHttpServletResponse answered, Context lambda)
            throws InterruptedException {
        ContainerRequest request = (ContainerRequest) accepted;
        ContainerResponse response = (ContainerResponse) answered;
        request.setResponse(response);
        context.requestStarted(request);
        try {
            run(request, response);
            if (response.isError()) {
                new ErrorDispatch(connector().errorPages(), this).report(request, response);
            }
        } finally {
            context.requestEnded(request);
            response.finish();
        }
    }

    private void run(ContainerRequest request, ContainerResponse response) throws InterruptedException {
        try {
            if (request.getMethod().equals("TRACE")) {
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                return;
            }
            pass(request, response, DispatcherType.REQUEST, request.path().decoded());
            runAsync(request, response);
        } catch (IOException | ServletException | RuntimeException | StackOverflowError | LinkageError failure) {
            log.error("The application failed: {}", request, failure);
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
            response.fail();
        }
    }

    private void runAsync(ContainerRequest request, ContainerResponse response)
            throws IOException, ServletException, InterruptedException {
        AsyncRequest async = request.async();
        while (async != null) {
            AsyncRequest.Outcome outcome = async.await();
            if (outcome == null) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } else if (outcome.dispatchTo() != null) {
                pass(
                        (HttpServletRequest) async.getRequest(),
                        (HttpServletResponse) async.getResponse(),
                        DispatcherType.ASYNC,
                        request.path().decoded());
            }
            AsyncRequest next = request.async();
            async.completed();
            async = next == async ? null : next;
        }
    }

    @Override
    public void dispatch(HttpServletRequest request, HttpServletResponse response, DispatcherType type, String target)
            throws IOException, ServletException {
        ServletMatch match = context.match(DispatchedRequest.path(target));
        if (match == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            HttpServletRequest dispatched = new DispatchedRequest(request, type, target, match, this);
            context.chain(type, match).doFilter(dispatched, response);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, DispatcherType type, String path)
            throws IOException, ServletException {
        ServletMatch match = context.match(path);
        if (match == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            context.chain(type, match).doFilter(request, response);
        }
    }
}
