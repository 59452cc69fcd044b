package dev.banyan.function.spring;

import dev.banyan.function.AlbRequest;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;

/** Makes servlet requests of events, and refuses what Tomcat refuses before any application sees it. */
record Connector(ServerProperties properties, ErrorPages errorPages, Multipart multipart) {

    /** Returns null when the path or the Host header is such that Tomcat answers 400. */
    @Nullable
    ContainerRequest accept(AlbRequest event, String requestId, ContainerContext context, Dispatching dispatching) {
        HeaderMap headers = HeaderMap.copyOf(event.headers().asMap());
        RequestPath path = RequestPath.parse(event.path());
        RequestOrigin origin = RequestOrigin.byHost(headers);
        if (path == null || origin == null || !RequestPath.hasOnlyTargetCharacters(event.rawQuery())) {
            return null;
        }
        ForwardedHeaders forwarded = ForwardedHeaders.of(properties);
        if (forwarded != null) {
            origin = origin.forwarded(forwarded, headers);
        }
        return new ContainerRequest(event, path, headers, origin, context, dispatching, multipart, requestId);
    }

    ContainerResponse respond(ContainerRequest request, CountDownLatch finished) {
        return new ContainerResponse(request, finished, properties.getTomcat().isUseRelativeRedirects());
    }
}
