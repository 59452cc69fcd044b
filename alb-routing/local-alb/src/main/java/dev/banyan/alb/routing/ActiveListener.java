package dev.banyan.alb.routing;

import dev.banyan.alb.headers.ForwardingSettings;
import dev.banyan.alb.headers.HeaderModification;
import dev.banyan.alb.headers.RequestHeadWriter;
import dev.banyan.alb.log.LoadBalancerLogs;
import dev.banyan.model.Arn;
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
import org.jspecify.annotations.Nullable;

/** A listener and all that a request to it needs, as one immutable snapshot. */
public final class ActiveListener {

    private final Arn arn;
    private final Protocol protocol;
    private final int port;
    private final RuleTable table;

    /** By identity: the table gives back the very rules it was made from. */
    private final IdentityHashMap<Rule, CompiledRule> rules;

    private final String loadBalancer;
    private final String certificatePrefix;
    private final LoadBalancerLogs logs;
    private final ForwardingSettings settings;
    private final RequestHeadWriter headWriter;
    private final @Nullable HeaderModification modification;
    private final Duration idleTimeout;
    private final Duration clientKeepAlive;
    private final DesyncMode desyncMode;

    ActiveListener(
            LoadBalancer loadBalancer,
            Listener listener,
            int port,
            IdentityHashMap<Rule, CompiledRule> rules,
            LoadBalancerLogs logs) {
        this.logs = logs;
        LoadBalancerAttributes attributes = loadBalancer.attributes();
        this.arn = listener.arn();
        this.protocol = listener.protocol();
        this.port = port;
        this.table = RuleTable.compile(listener);
        this.rules = rules;
        String resource = loadBalancer.arn().resource();
        this.certificatePrefix = certificatePrefix(loadBalancer.arn().value());
        this.loadBalancer = resource.substring(resource.indexOf('/') + 1);
        this.settings = ForwardingSettings.of(
                attributes, listener.attributes(), protocol.scheme(), port, loadBalancer.dnsName());
        this.modification = HeaderModification.of(listener.attributes());
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

    /** Returns which logs go to a bucket. */
    public LoadBalancerLogs logs() {
        return logs;
    }

    /** Returns the listener's ARN. */
    public Arn arn() {
        return arn;
    }

    /** Returns what clients speak. */
    public Protocol protocol() {
        return protocol;
    }

    /** Returns the port that clients see. */
    public int port() {
        return port;
    }

    private static String certificatePrefix(String arn) {
        String[] parts = arn.split(":", 6);
        return String.join(":", parts[0], parts[1], "acm", parts[3], parts[4], "certificate/");
    }

    /** Returns what the ARNs of certificates in the load balancer's account and region begin with. */
    public String certificatePrefix() {
        return certificatePrefix;
    }

    /** Returns the load balancer as logs and metrics name it, {@code app/name/id}. */
    public String loadBalancer() {
        return loadBalancer;
    }

    /** Returns what becomes of request headers. */
    public ForwardingSettings settings() {
        return settings;
    }

    /** Returns the writer of heads for targets. */
    public RequestHeadWriter headWriter() {
        return headWriter;
    }

    /** Returns the headers that all answers get, or null where the listener sets none. */
    public @Nullable HeaderModification modification() {
        return modification;
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
