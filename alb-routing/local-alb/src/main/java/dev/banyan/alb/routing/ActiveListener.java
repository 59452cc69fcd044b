package dev.banyan.alb.routing;

import dev.banyan.alb.headers.ForwardingSettings;
import dev.banyan.alb.headers.RequestHeadWriter;
import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.metrics.LoadBalancerCounters;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.Protocol;
import dev.banyan.model.RoutingRequest;
import dev.banyan.model.Rule;
import dev.banyan.model.RuleTable;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Locale;

/** A listener and all that a request to it needs, as one immutable snapshot. */
public final class ActiveListener {

    private final Protocol protocol;
    private final int port;
    private final RuleTable table;

    /** By identity: the table gives back the very rules it was made from. */
    private final IdentityHashMap<Rule, CompiledRule> rules;

    private final byte[] loadBalancerName;
    private final ForwardingSettings settings;
    private final RequestHeadWriter headWriter;
    private final Duration idleTimeout;
    private final Duration clientKeepAlive;
    private final DesyncMode desyncMode;

    private final LoadBalancerCounters counters;

    ActiveListener(
            LoadBalancer loadBalancer,
            Listener listener,
            int port,
            IdentityHashMap<Rule, CompiledRule> rules,
            LoadBalancerCounters counters) {
        this.counters = counters;
        LoadBalancerAttributes attributes = loadBalancer.attributes();
        this.protocol = listener.protocol();
        this.port = port;
        this.table = RuleTable.compile(listener);
        this.rules = rules;
        String resource = loadBalancer.arn().resource();
        this.loadBalancerName = Ascii.bytes(resource.substring(resource.indexOf('/') + 1));
        this.settings = ForwardingSettings.of(attributes, protocol.scheme(), port, loadBalancer.dnsName());
        this.headWriter = new RequestHeadWriter(settings);
        this.idleTimeout = attributes.idleTimeout();
        this.clientKeepAlive = attributes.clientKeepAlive();
        this.desyncMode = DesyncMode.valueOf(attributes.desyncMitigationMode().toUpperCase(Locale.ROOT));
    }

    /** Returns the rule for a request. */
    public CompiledRule match(RoutingRequest request) {
        CompiledRule rule = rules.get(table.match(request));
        if (rule == null) {
            throw new IllegalStateException("rule: unknown to its listener (expected: one of its rules)");
        }
        return rule;
    }

    /** Returns the load balancer's counters. */
    public LoadBalancerCounters counters() {
        return counters;
    }

    /** Returns what clients speak. */
    public Protocol protocol() {
        return protocol;
    }

    /** Returns the port that clients see. */
    public int port() {
        return port;
    }

    /** Returns the load balancer's name in the access log, {@code app/name/id}. */
    public byte[] loadBalancerName() {
        return loadBalancerName;
    }

    /** Returns what becomes of request headers. */
    public ForwardingSettings settings() {
        return settings;
    }

    /** Returns the writer of heads for targets. */
    public RequestHeadWriter headWriter() {
        return headWriter;
    }

    /** Returns how long a client or a target may be silent. */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /** Returns how long a client connection may live. */
    public Duration clientKeepAlive() {
        return clientKeepAlive;
    }

    /** Returns how strict the listener is. */
    public DesyncMode desyncMode() {
        return desyncMode;
    }
}
