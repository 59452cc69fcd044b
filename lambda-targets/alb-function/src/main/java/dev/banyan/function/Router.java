package dev.banyan.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sends a request to the endpoint of its method and path. Paths are compared segment by segment as the client sent them;
 * {@code {name}} stands for one whole segment. The first route added that matches wins. {@code HEAD} is served by the
 * route of {@code GET}; a known path asked with another method gets 405 with {@code Allow}, an unknown one 404.
 * Immutable and thread-safe.
 */
public final class Router implements AlbEndpoint {

    private final List<Route> routes;

    private Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** A builder without routes. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public AlbResponse handle(AlbRequest request, Invocation invocation) throws Exception {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> parameters = route.pattern.match(request.path());
            if (parameters == null) {
                continue;
            }
            if (route.serves(request.method())) {
                return route.endpoint.handle(request.withPathParameters(parameters), invocation);
            }
            allowed.add(route.method);
        }
        if (allowed.isEmpty()) {
            throw new HttpException(404, "Nothing is at this path.");
        }
        throw methodNotAllowed(allowed);
    }

    private static HttpException methodNotAllowed(Set<String> allowed) {
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        Headers headers =
                Headers.builder().add("Allow", String.join(", ", allowed)).build();
        return new HttpException(405, "This path does not take this method.", headers);
    }

    private static final class Route {
        private final String method;
        private final PathTemplate pattern;
        private final AlbEndpoint endpoint;

        private Route(String method, PathTemplate pattern, AlbEndpoint endpoint) {
            this.method = method;
            this.pattern = pattern;
            this.endpoint = endpoint;
        }

        private boolean serves(String requested) {
            return method.equals(requested) || (method.equals("GET") && requested.equals("HEAD"));
        }
    }

    /** Collects routes. Not thread-safe. */
    public static final class Builder {
        private final List<Route> routes = new ArrayList<>();

        private Builder() {}

        /** Adds a route for {@code GET} and {@code HEAD}. */
        public Builder get(String path, AlbEndpoint endpoint) {
            return route("GET", path, endpoint);
        }

        /** Adds a route for {@code POST}. */
        public Builder post(String path, AlbEndpoint endpoint) {
            return route("POST", path, endpoint);
        }

        /** Adds a route for {@code PUT}. */
        public Builder put(String path, AlbEndpoint endpoint) {
            return route("PUT", path, endpoint);
        }

        /** Adds a route for {@code DELETE}. */
        public Builder delete(String path, AlbEndpoint endpoint) {
            return route("DELETE", path, endpoint);
        }

        /**
         * Adds a route.
         *
         * @throws IllegalArgumentException if the path does not begin with a slash or names a part twice
         */
        public Builder route(String method, String path, AlbEndpoint endpoint) {
            routes.add(new Route(method, PathTemplate.parse(path), endpoint));
            return this;
        }

        /** The router of the routes added so far. */
        public Router build() {
            return new Router(routes);
        }
    }
}
