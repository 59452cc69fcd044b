package dev.banyan.junit;

import dev.banyan.lambda.LocalLambda;
import dev.banyan.local.AwsEndpoint;
import dev.banyan.local.ContainerTargets;
import dev.banyan.local.LocalFunctions;
import dev.banyan.local.OpenListener;
import dev.banyan.local.TemplateFunctions;
import dev.banyan.model.Routing;
import dev.banyan.template.SynthesizedSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A load balancer, its functions and its endpoint from start to stop. Safe for use by several threads. */
final class RunningAlb {

    private final AccessLog accessLog = new AccessLog();

    /** What was started, the last first. Guarded by this. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final AwsEndpoint endpoint;
    private final MetricSums metrics;

    private RunningAlb(Settings settings) throws Exception {
        try {
            SynthesizedSystem template = settings.read();
            Path folder = Files.createTempDirectory("banyan-junit");
            parts.push(() -> delete(folder));
            LocalFunctions functions = new LocalFunctions(LocalLambda.builder(folder.resolve("lambda")));
            parts.push(functions);
            dev.banyan.alb.LocalAlb balancer = startLoadBalancer(functions, folder);
            metrics = new MetricSums(balancer.metrics());
            endpoint = AwsEndpoint.over(balancer)
                    .routing(routing(template, settings))
                    .state(folder.resolve("aws"))
                    .functions(
                            functions,
                            template == null ? List.of() : TemplateFunctions.seeds(template, settings.values()))
                    .open();
            parts.push(endpoint);
        } catch (IOException | RuntimeException e) {
            stopAfter(e);
            throw e;
        }
    }

    /** Starts all parts; where one does not start, those before it are stopped again. */
    static RunningAlb start(Settings settings) throws Exception {
        return new RunningAlb(settings);
    }

    private static Routing routing(@Nullable SynthesizedSystem template, Settings settings) {
        return template == null
                ? new Routing(List.of(), Map.of())
                : ContainerTargets.register(template, settings.targets);
    }

    private dev.banyan.alb.LocalAlb startLoadBalancer(LocalFunctions functions, Path folder) throws IOException {
        dev.banyan.alb.LocalAlb balancer = dev.banyan.alb.LocalAlb.builder()
                .eventLoops(1)
                .ports(port -> 0)
                .stateDirectory(Files.createDirectory(folder.resolve("tls")))
                .accessLog(accessLog)
                .lambdaInvoker(functions)
                .build();
        balancer.start();
        parts.push(balancer);
        return balancer;
    }

    AwsEndpoint endpoint() {
        return endpoint;
    }

    AccessLog accessLog() {
        return accessLog;
    }

    MetricSums metrics() {
        return metrics;
    }

    /** Returns the URLs of the listeners by their ports. */
    Map<Integer, URI> urls() {
        Map<Integer, URI> urls = new TreeMap<>();
        for (OpenListener listener : endpoint.listeners()) {
            urls.put(listener.port(), URI.create(listener.url()));
        }
        return urls;
    }

    /** Closes a client at the end. */
    synchronized <T> T hold(T client) {
        if (client instanceof AutoCloseable closeable) {
            parts.push(closeable);
        }
        return client;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void stopAfter(Exception failure) {
        try {
            close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** Stops all parts, the last started first; the first failure is thrown once all are stopped. */
    synchronized void close() throws Exception {
        Exception first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
