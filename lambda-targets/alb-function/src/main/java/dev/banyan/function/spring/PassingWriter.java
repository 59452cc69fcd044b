package dev.banyan.function.spring;

import com.amazonaws.serverless.proxy.ResponseWriter;
import com.amazonaws.serverless.proxy.internal.servlet.AwsHttpServletResponse;
import com.amazonaws.services.lambda.runtime.Context;
import dev.banyan.function.AlbResponse;

/** Takes from the container what the application answered. */
final class PassingWriter extends ResponseWriter<AwsHttpServletResponse, AlbResponse> {

    @Override
    public AlbResponse writeResponse(AwsHttpServletResponse response, Context lambda) {
        return ((ContainerResponse) response).toAlbResponse();
    }
}
