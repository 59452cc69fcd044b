package dev.banyan.local;

import dev.banyan.alb.LocalAlb;
import dev.banyan.aws.ec2.Ec2;
import dev.banyan.aws.elbv2.Elbv2;
import dev.banyan.aws.elbv2.Elbv2Hooks;
import dev.banyan.aws.elbv2.Elbv2Store;
import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.sts.Sts;
import dev.banyan.aws.wire.AwsServer;
import dev.banyan.aws.wire.AwsService;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * AWS's APIs for a load balancer that runs in this process: what a client changes is what the next request finds.
 *
 * <p>Nobody is authenticated: whoever reaches the port may do anything. Safe for use by several threads.
 */
public final class AwsEndpoint implements AutoCloseable {

    private final InetSocketAddress address;
    private final LocalAlb loadBalancer;
    private final Elbv2Store store;
    private final AwsServer server;

    AwsEndpoint(AwsEndpointBuilder settings, LocalAlb loadBalancer) throws IOException {
        address = settings.address;
        this.loadBalancer = loadBalancer;
        LoadBalancerLink link = new LoadBalancerLink(loadBalancer);
        store = Elbv2Store.open(settings.routing, link::publish, Journal.inMemory());
        CertificateLink certificates = CertificateLink.open(settings.certificateFolder, store);
        loadBalancer.certificates(certificates);
        Elbv2Hooks hooks =
                Elbv2Hooks.defaults().withHealth(link::health).withCertificates(certificates.certificates()::contains);
        List<AwsService> services = new ArrayList<>();
        services.add(new MetricsPage(loadBalancer.metrics()));
        services.add(new FaultsPage(
                loadBalancer.faults(), group -> routing().targetGroups().containsKey(group)));
        services.add(Elbv2.service(store, hooks, settings.account));
        services.addAll(certificates.services(settings.account));
        services.add(Sts.service(settings.account));
        services.add(new Ec2(settings.account));
        server = AwsServer.open(address, settings.hosts, services);
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

    /** Stops answering. The load balancer runs on as it is. */
    @Override
    public void close() {
        server.close();
    }
}
