package dev.banyan.local;

import dev.banyan.alb.LocalAlb;
import dev.banyan.aws.cloudwatch.CloudWatch;
import dev.banyan.aws.ec2.Ec2;
import dev.banyan.aws.elbv2.Elbv2;
import dev.banyan.aws.elbv2.Elbv2Hooks;
import dev.banyan.aws.elbv2.Elbv2Store;
import dev.banyan.aws.elbv2.RoutingRefusedException;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.sts.Sts;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.AwsServer;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AWS's APIs for a load balancer that runs in this process: what a client changes is what the next request finds.
 *
 * <p>Nobody is authenticated: whoever reaches the port may do anything. Safe for use by several threads.
 */
public final class AwsEndpoint implements AutoCloseable {

    private final InetSocketAddress address;
    private final LocalAlb loadBalancer;
    private final Journal journal;
    private final @Nullable FunctionApi functions;
    private final Elbv2Store store;
    private final CertificateLink certificates;
    private final CloudWatch cloudWatch;
    private final AwsServer server;

    /** @throws IOException if the state cannot be read, what it says cannot run here, or the port is taken */
    AwsEndpoint(AwsEndpointBuilder settings, LocalAlb loadBalancer) throws IOException {
        address = settings.address;
        this.loadBalancer = loadBalancer;
        LoadBalancerLink link = new LoadBalancerLink(loadBalancer);
        journal = settings.opened().journal();
        functions = settings.opened().functions();
        try {
            store = Elbv2Store.open(settings.routing, link::publish, journal);
            certificates = CertificateLink.open(settings.state, store);
            loadBalancer.certificates(certificates);
            link.publish(store.routing());
            cloudWatch = cloudWatch(settings);
            server = AwsServer.open(address, settings.hosts, services(settings, link));
            var unused = cloudWatch.start();
        } catch (RoutingRefusedException | AwsException e) {
            journal.close();
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            journal.close();
            throw e;
        }
    }

    private CloudWatch cloudWatch(AwsEndpointBuilder settings) {
        CloudWatch.Builder builder = CloudWatch.builder(settings.account)
                .source(new LoadBalancerMetrics(loadBalancer.metrics()))
                .journal(journal);
        LocalFunctions host = settings.functions;
        return host == null
                ? builder.build()
                : builder.source(new FunctionMetrics(host::metrics)).build();
    }

    private List<AwsService> services(AwsEndpointBuilder settings, LoadBalancerLink link) {
        Elbv2Hooks hooks =
                Elbv2Hooks.defaults().withHealth(link::health).withCertificates(certificates.certificates()::contains);
        hooks = functions == null ? hooks : functions.permit(hooks);
        List<AwsService> services = new ArrayList<>();
        services.add(cloudWatch);
        services.add(new MetricsPage(loadBalancer.metrics()));
        services.add(new SystemPage(this::routing));
        services.add(new FaultsPage(
                loadBalancer.faults(), group -> routing().targetGroups().containsKey(group)));
        services.add(new ResetPage(settings.allowReset, this::reset));
        services.add(Elbv2.service(store, hooks, settings.account));
        services.addAll(certificates.services(settings.account));
        services.add(Sts.service(settings.account));
        services.add(new Ec2(settings.account));
        if (functions != null) {
            services.add(functions.service(store::routing));
        }
        return services;
    }

    private void reset() {
        store.reset();
        certificates.certificates().clear();
        cloudWatch.reset();
        if (functions != null) {
            functions.store().reset();
        }
    }

    /**
     * Starts the settings of an endpoint.
     *
     * @param loadBalancer what the endpoint changes; it must run, and whoever started it closes it, after the endpoint
     */
    public static AwsEndpointBuilder over(LocalAlb loadBalancer) {
        return new AwsEndpointBuilder(loadBalancer);
    }

    /** Returns the port that is bound. */
    public int port() {
        return server.port();
    }

    /** Returns what clients take as the endpoint's URL, such as {@code http://127.0.0.1:4566}. */
    public URI uri() {
        return URI.create("http://" + host() + ":" + port());
    }

    /** Returns the routing of this moment. */
    public Routing routing() {
        return store.routing();
    }

    /** Returns a line for each change of an earlier run that was not applied again, because the template changed. */
    public List<String> dropped() {
        List<String> lines = new ArrayList<>();
        store.dropped().forEach(one -> lines.add(one.arn() + ": " + one.reason()));
        if (functions != null) {
            lines.addAll(functions.dropped());
        }
        return lines;
    }

    /** Returns the listeners that are open, by load balancer. */
    public List<OpenListener> listeners() {
        Map<Arn, Integer> bound = loadBalancer.boundPorts();
        List<OpenListener> open = new ArrayList<>();
        for (LoadBalancer owner : routing().loadBalancers()) {
            for (Listener listener : owner.listeners()) {
                Integer port = bound.get(listener.arn());
                if (port != null) {
                    open.add(describe(owner, listener, port));
                }
            }
        }
        return open;
    }

    private OpenListener describe(LoadBalancer owner, Listener listener, int port) {
        return new OpenListener(
                listener.arn().value(),
                owner.name(),
                listener.protocol().name(),
                listener.port(),
                port,
                listener.protocol().scheme() + "://" + host() + ":" + port);
    }

    private String host() {
        String host = address.getAddress().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /**
     * Stops answering. The load balancer runs on as it is.
     *
     * @throws UncheckedIOException if the journal cannot be closed
     */
    @Override
    public void close() {
        server.close();
        cloudWatch.close();
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("journal: not closed (expected: closed)", e);
        }
    }
}
