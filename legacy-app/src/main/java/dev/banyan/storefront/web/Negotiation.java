package dev.banyan.storefront.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/** Chooses between several forms of one resource by the request's Accept header. */
public final class Negotiation {

    private static final HeaderContentNegotiationStrategy ACCEPT_HEADER = new HeaderContentNegotiationStrategy();

    private Negotiation() {}

    /**
     * The form that the client likes best; among equals the one that is offered first.
     *
     * @throws HttpMediaTypeNotAcceptableException if the client wants none of them, answered with 406
     */
    public static MediaType choose(NativeWebRequest request, List<MediaType> offered)
            throws HttpMediaTypeNotAcceptableException {
        return ACCEPT_HEADER.resolveMediaTypes(request).stream()
                .flatMap(accepted -> offered.stream().filter(accepted::includes))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(offered));
    }
}
