package dev.banyan.alb;

import dev.banyan.alb.exchange.Exchanges;
import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.listener.ListenerServer;
import dev.banyan.alb.log.LoadBalancerLogs;
import dev.banyan.alb.log.LogFolder;
import dev.banyan.alb.loop.Workers;
import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.alb.routing.RoutingCompiler;
import dev.banyan.alb.stickiness.StickyTokens;
import dev.banyan.alb.target.TargetGroups;
import dev.banyan.alb.tls.ListenerTls;
import dev.banyan.alb.tls.ShownCertificates;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Protocol;
import dev.banyan.model.Routing;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The open ports and what is behind them. Used by one thread at a time. */
final class DataPlane {

    private final Workers workers;
    private final Exchanges exchanges;
    private final ListenerTls tls;
    private final InetAddress address;
    private final IntUnaryOperator ports;
    private final TargetGroups groups;
    private final AlbMetrics metrics;
    private final StickyTokens stickyTokens;

    /** By the listener's own port. */
    private Map<Integer, ListenerServer> servers = Map.of();

    private Map<Arn, Integer> boundPorts = Map.of();
    private final List<ListenerServer> retired = new ArrayList<>();

    DataPlane(
            Workers workers,
            Exchanges exchanges,
            ListenerTls tls,
            InetAddress address,
            IntUnaryOperator ports,
            AlbMetrics metrics,
            LambdaInvoker invoker,
            StickyTokens stickyTokens) {
        this.stickyTokens = stickyTokens;
        this.workers = workers;
        this.exchanges = exchanges;
        this.tls = tls;
        this.address = address;
        this.ports = ports;
        this.metrics = metrics;
        this.groups = new TargetGroups(workers, invoker);
    }

    /** Opens what is missing, swaps, closes what is no longer wanted. */
    void update(Routing routing) {
        Map<LoadBalancer, LoadBalancerLogs> logs = logs(routing);
        Map<Integer, ListenerServer> next = open(routing);
        Map<Integer, Integer> bound = new HashMap<>();
        next.forEach((port, server) -> bound.put(port, server.port()));
        Map<Arn, LoadBalancer> owners = owners(routing);
        groups.healthCheckLogs(healthCheckLogs(owners, logs));
        groups.update(routing.targetGroups().values(), RoutingCompiler.usedGroups(routing), idle(routing));
        metrics.update(names(owners), new TargetLevels(groups));
        RoutingCompiler compiler = new RoutingCompiler(groups, bound, stickyTokens);
        Map<ListenerServer, ActiveListener> compiled = new HashMap<>();
        Map<Arn, Integer> newBoundPorts = new HashMap<>();
        logs.forEach((loadBalancer, itsLogs) -> {
            for (Listener listener : loadBalancer.listeners()) {
                ListenerServer server = java.util.Objects.requireNonNull(next.get(listener.port()), "server");
                compiled.put(server, compiler.compile(loadBalancer, listener, itsLogs));
                newBoundPorts.put(listener.arn(), server.port());
            }
        });
        compiled.forEach(ListenerServer::serve);
        servers.forEach((port, server) -> {
            if (!next.containsKey(port)) {
                server.drain();
                retired.add(server);
            }
        });
        servers = next;
        boundPorts = Map.copyOf(newBoundPorts);
        tls.keep(boundPorts.keySet());
    }

    /** First of all, since attributes that cannot be followed must change nothing. */
    private Map<LoadBalancer, LoadBalancerLogs> logs(Routing routing) {
        Map<LoadBalancer, LoadBalancerLogs> logs = new LinkedHashMap<>();
        routing.loadBalancers()
                .forEach(loadBalancer ->
                        logs.put(loadBalancer, LoadBalancerLogs.of(loadBalancer, address.getHostAddress())));
        return logs;
    }

    /** Returns the load balancer of each group; AWS allows a group no more than one. */
    private static Map<Arn, LoadBalancer> owners(Routing routing) {
        Map<Arn, LoadBalancer> owners = new HashMap<>();
        for (LoadBalancer loadBalancer : routing.loadBalancers()) {
            Routing alone = new Routing(List.of(loadBalancer), routing.targetGroups());
            RoutingCompiler.usedGroups(alone).forEach(group -> owners.putIfAbsent(group, loadBalancer));
        }
        return owners;
    }

    private static Map<Arn, LogFolder> healthCheckLogs(
            Map<Arn, LoadBalancer> owners, Map<LoadBalancer, LoadBalancerLogs> logs) {
        Map<Arn, LogFolder> folders = new HashMap<>();
        owners.forEach((group, owner) -> {
            LogFolder folder = logs.getOrDefault(owner, LoadBalancerLogs.NONE).healthChecks();
            if (folder != null) {
                folders.put(group, folder);
            }
        });
        return folders;
    }

    private static Map<String, String> names(Map<Arn, LoadBalancer> owners) {
        Map<String, String> names = new HashMap<>();
        owners.forEach((group, owner) -> {
            String resource = owner.arn().resource();
            names.put(group.value(), resource.substring(resource.indexOf('/') + 1));
        });
        return names;
    }

    /** Returns a server for each listener; closes the new ones again if one of them cannot be opened. */
    private Map<Integer, ListenerServer> open(Routing routing) {
        Map<Integer, ListenerServer> next = new HashMap<>();
        List<ListenerServer> opened = new ArrayList<>();
        for (LoadBalancer loadBalancer : routing.loadBalancers()) {
            for (Listener listener : loadBalancer.listeners()) {
                ListenerServer server = servers.get(listener.port());
                if (server == null) {
                    server = new ListenerServer(workers, exchanges, tls);
                    int port = ports.applyAsInt(listener.port());
                    Throwable failure = server.open(address, port);
                    if (failure != null) {
                        opened.forEach(ListenerServer::drain);
                        throw new ListenerBindException(address.getHostAddress(), port, failure);
                    }
                    opened.add(server);
                }
                if (listener.protocol() == Protocol.HTTPS) {
                    ShownCertificates unused = tls.shown(
                            listener.arn()); // Made here, where its failure has a caller, not on an event loop.
                }
                next.put(listener.port(), server);
            }
        }
        return next;
    }

    /** Connections to targets are kept as long as the most patient load balancer waits. */
    private static Duration idle(Routing routing) {
        return routing.loadBalancers().stream()
                .map(loadBalancer -> loadBalancer.attributes().idleTimeout())
                .max(Duration::compareTo)
                .orElse(Duration.ofSeconds(60));
    }

    Map<Arn, Integer> boundPorts() {
        return boundPorts;
    }

    TargetGroups groups() {
        return groups;
    }

    /** Accepts no more connections and lets requests under way finish. */
    void drain() {
        servers.values().forEach(ListenerServer::drain);
        retired.addAll(servers.values());
        servers = Map.of();
    }

    int connectionCount() {
        return retired.stream().mapToInt(ListenerServer::connectionCount).sum();
    }

    void closeNow() {
        retired.forEach(ListenerServer::closeNow);
    }
}
