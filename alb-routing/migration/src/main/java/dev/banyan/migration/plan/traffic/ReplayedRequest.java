package dev.banyan.migration.plan.traffic;

import dev.banyan.model.RoutingRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as a log or a recording holds it.
 *
 * @param url method and URL
 * @param loadBalancer the load balancer that had it as {@code app/name/id}, or null where the record does not tell
 * @param headerFields the headers that are known, by names in small letters
 * @param source the client's address; any where {@code known} lacks {@link Part#SOURCE_ADDRESS}
 * @param known which parts are known
 * @param loggedPriority the rule that it got then: a priority, 0 for the default rule, or null where the record does not
 *     tell
 */
record ReplayedRequest(
        LoggedUrl url,
        @Nullable String loadBalancer,
        Map<String, List<String>> headerFields,
        InetAddress source,
        Set<Part> known,
        @Nullable Integer loggedPriority)
        implements RoutingRequest {

    @Override
    public String method() {
        return url.method();
    }

    @Override
    public String host() {
        return url.host();
    }

    @Override
    public String path() {
        return url.path();
    }

    @Override
    public @Nullable String query() {
        return url.query();
    }

    @Override
    public List<String> headers(String name) {
        return headerFields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public InetAddress sourceAddress() {
        return source;
    }
}
