package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.RequestReader;
import com.amazonaws.serverless.proxy.model.ContainerConfig;
import com.amazonaws.services.lambda.runtime.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;

/** Hands requests to the container that are servlet requests already. */
final class PassingReader extends RequestReader<HttpServletRequest, HttpServletRequest> {

    @Override
    public HttpServletRequest readRequest(
            HttpServletRequest request, SecurityContext security, Context lambda, ContainerConfig configuration) {
        return request;
    }

    @Override
    protected Class<? extends HttpServletRequest> getRequestClass() {
        return HttpServletRequest.class;
    }
}
