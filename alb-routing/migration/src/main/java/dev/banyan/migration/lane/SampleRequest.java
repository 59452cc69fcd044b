package dev.banyan.migration.lane;

import dev.banyan.model.Condition;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.RoutingRequest;
import dev.banyan.model.SourceIpCondition;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that meets given conditions. */
final class SampleRequest implements RoutingRequest {

    private final Map<String, String> headers = new HashMap<>();
    private String method = "GET";
    private String host = "lane.example";
    private String path = "/";
    private @Nullable String query;
    private InetAddress source = InetAddress.getLoopbackAddress();

    private SampleRequest(String cookie) {
        headers.put("cookie", cookie);
    }

    /** Returns a request with a cookie that meets all conditions; empty where none could be made up. */
    static Optional<SampleRequest> meeting(List<Condition> conditions, String cookie) {
        SampleRequest sample = new SampleRequest(cookie);
        conditions.forEach(sample::meet);
        boolean met = conditions.stream().allMatch(condition -> condition.matches(sample));
        return met ? Optional.of(sample) : Optional.empty();
    }

    private void meet(Condition condition) {
        if (condition instanceof PathPatternCondition paths && !paths.values().isEmpty()) {
            path = literal(paths.values().get(0).replace("&amp;", "&"));
        } else if (condition instanceof HostHeaderCondition hosts
                && !hosts.values().isEmpty()) {
            host = literal(hosts.values().get(0));
        } else if (condition instanceof HttpMethodCondition methods) {
            method = methods.values().get(0);
        } else if (condition instanceof HttpHeaderCondition header
                && !header.values().isEmpty()) {
            headers.putIfAbsent(
                    header.name().toLowerCase(Locale.ROOT),
                    literal(header.values().get(0)));
        } else if (condition instanceof QueryStringCondition pairs) {
            meet(pairs.values().get(0));
        } else if (condition instanceof SourceIpCondition sources) {
            source = address(sources.values().get(0));
        }
    }

    private void meet(QueryStringCondition.Pair pair) {
        String key = pair.key() == null ? "key" : literal(pair.key());
        query = key + "=" + literal(pair.value());
    }

    private static String literal(String pattern) {
        return pattern.replace("*", "x").replace('?', 'x');
    }

    /** The text is an address with a length of its network, never a name that must be looked up. */
    private static InetAddress address(String cidr) {
        try {
            return InetAddress.getByName(cidr.substring(0, cidr.indexOf('/')));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("source-ip: " + cidr + " (expected: an address and a length)", e);
        }
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        String value = headers.get(name.toLowerCase(Locale.ROOT));
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public InetAddress sourceAddress() {
        return source;
    }
}
