package dev.banyan.cli.up;

import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.log.AccessLogSink;
import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.Progress;
import dev.banyan.cli.process.ContainerProcess;
import dev.banyan.cli.process.Foreground;
import dev.banyan.cli.process.LocalDatabase;
import dev.banyan.cli.process.Parts;
import dev.banyan.cli.state.OwnedProcess;
import dev.banyan.cli.state.RunningSystem;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.lambda.LocalLambda;
import dev.banyan.local.AwsEndpoint;
import dev.banyan.local.AwsEndpointBuilder;
import dev.banyan.local.LocalFunctions;
import dev.banyan.local.TemplateFunctions;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import dev.banyan.template.SynthesizedSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A template's system on this machine: starts its parts in the order in which they need each other
 * and stops them in the opposite one. {@link #close} may be called by any thread at any time; the
 * rest belongs to one thread.
 */
final class LocalSystem implements Foreground.StoppableSystem {

    private static final long STOP_NOTICE_MILLIS = 500;
    private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(10);

    /** What AWS gives the init of a version that is published with SnapStart. */
    private static final Duration PUBLISHED_INIT_LIMIT = Duration.ofSeconds(130);

    private final SynthesizedSystem template;
    private final UpOptions options;
    private final StateFolder state;
    private final Console console;
    private final Instant begun = Instant.now();

    private final Parts parts;
    private List<ContainerProcess> containers = List.of();
    private @Nullable LocalAlb loadBalancer;
    private @Nullable AwsEndpointBuilder endpointSettings;
    private @Nullable AwsEndpoint endpoint;
    private Routing routing;
    private Duration startTime = Duration.ZERO;

    LocalSystem(SynthesizedSystem template, UpOptions options, StateFolder state, Console console) {
        this.template = template;
        this.routing = template.routing();
        this.options = options;
        this.state = state;
        this.console = console;
        this.parts = new Parts(console);
    }

    /**
     * Starts everything and returns when all parts answer.
     *
     * @throws CommandException if a part cannot be started; what was started stays until {@link #close}
     */
    @Override
    public void start() throws InterruptedException {
        parts.hold("state", (AutoCloseable) state::forget);
        endLeftovers();
        ListenerPorts.requireFree(template, options);
        options.endpoint.requireFree(InetAddress.getLoopbackAddress());
        ContainerSetup containerSetup = new ContainerSetup(template, options, state);
        try (Progress progress = Progress.on(console, 2 + template.databases().size() + containerSetup.count())) {
            SecretStore secrets = new SecretStore(state.path("secrets.json"));
            MachineValues values = new MachineValues(startDatabases(secrets, progress), secrets, options.domain);
            containers = containerSetup.start(values, process -> parts.hold(process.name(), process));
            note(Map.of());
            LocalLambda lambda = startFunctions(values);
            for (ContainerProcess container : containers) {
                container.awaitReady();
                progress.done(container.name());
            }
            FunctionStart functions = new FunctionStart(template, lambda);
            functions.startUsed();
            progress.done("functions");
            startLoadBalancer(containerSetup);
            progress.done("load balancer");
            functions.startOthers(this::warnUnlessStopping);
        }
        containers.forEach(this::watch);
        note(boundByListenerPort());
        startTime = Duration.between(begun, Instant.now());
    }

    /** Returns how long the start took. */
    Duration startTime() {
        return startTime;
    }

    /** Returns the folder that stands for S3. */
    Path buckets() {
        return state.buckets();
    }

    /** Returns the load balancer. */
    LocalAlb loadBalancer() {
        LocalAlb started = loadBalancer;
        if (started == null) {
            throw new IllegalStateException("load balancer: not started (expected: started)");
        }
        return started;
    }

    /** Returns the AWS endpoint. */
    AwsEndpoint endpoint() {
        AwsEndpoint opened = endpoint;
        if (opened == null) {
            throw new IllegalStateException("endpoint: not open (expected: after the start)");
        }
        return opened;
    }

    /** Returns the routing that the load balancer started with: the template's, with the containers as targets. */
    Routing routing() {
        return routing;
    }

    /** Returns the bound port of each listener port. */
    Map<Integer, Integer> boundByListenerPort() {
        Map<Arn, Integer> bound = loadBalancer().boundPorts();
        Map<Integer, Integer> ports = new TreeMap<>();
        endpoint()
                .routing()
                .loadBalancers()
                .forEach(balancer -> balancer.listeners().forEach(listener -> {
                    Integer port = bound.get(listener.arn());
                    if (port != null) {
                        ports.put(listener.port(), port);
                    }
                }));
        return ports;
    }

    @Override
    public boolean closed() {
        return parts.closed();
    }

    private Map<String, LocalDatabase> startDatabases(SecretStore secrets, Progress progress) {
        Map<String, LocalDatabase> databases = new HashMap<>();
        DatabaseSetup setup = new DatabaseSetup(state, secrets);
        template.databases().forEach(definition -> {
            LocalDatabase database = setup.start(definition);
            parts.hold(definition.logicalId(), database);
            databases.put(definition.logicalId(), database);
            progress.done("PostgreSQL");
        });
        return databases;
    }

    /** Starts the functions of the template and of earlier runs; the load balancer gets its listeners later. */
    private LocalLambda startFunctions(MachineValues values) {
        LocalFunctions functions = parts.hold(
                "functions",
                new LocalFunctions(LocalLambda.builder(state.subfolder("lambda"))
                        .initLimit(PUBLISHED_INIT_LIMIT)
                        .classArchives(true)));
        LocalAlb balancer = LocalAlb.builder()
                .lambdaInvoker(functions)
                .ports(options::boundPort)
                .domain(options.domain)
                .stateDirectory(state.subfolder("tls"))
                .debugHeaders(options.debugHeaders)
                .logBuckets(state.buckets())
                .accessLog(options.log ? new RequestLog(console) : AccessLogSink.NONE)
                .build();
        loadBalancer = balancer;
        AwsEndpointBuilder settings = AwsEndpoint.over(balancer)
                .state(state.path("aws"))
                .functions(functions, TemplateFunctions.seeds(template, values));
        try {
            endpointSettings = settings.startFunctions();
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
        return functions.lambda();
    }

    private void startLoadBalancer(ContainerSetup containerSetup) {
        routing = containerSetup.register(template);
        LocalAlb balancer = loadBalancer();
        balancer.start();
        parts.hold("load balancer", balancer);
        AwsEndpoint opened = options.endpoint.open(
                Objects.requireNonNull(endpointSettings, "endpointSettings").routing(routing),
                InetAddress.getLoopbackAddress());
        parts.hold("AWS endpoint", opened);
        endpoint = opened;
    }

    private void watch(ContainerProcess container) {
        var unused = container.onExit().thenAccept(status -> {
            if (!closed()) {
                console.warn("  " + container.name() + " ended with status " + status
                        + ". Its requests get 502 or 503 until the next start; the rest goes on. Its log: "
                        + state.log(container.name()));
            }
        });
    }

    /** A Ctrl-C reaches the functions' processes as soon as this one, so what they say then is judged a moment later. */
    private void warnUnlessStopping(String warning) {
        CompletableFuture.delayedExecutor(STOP_NOTICE_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!closed()) {
                        console.warn("  " + warning);
                    }
                });
    }

    private void endLeftovers() throws InterruptedException {
        for (OwnedProcess leftover :
                state.running().map(RunningSystem::children).orElse(List.of())) {
            leftover.end(LEFTOVER_GRACE);
        }
    }

    private void note(Map<Integer, Integer> listeners) {
        state.note(new RunningSystem(
                OwnedProcess.of("banyan", ProcessHandle.current()),
                options.template.toAbsolutePath().normalize().toString(),
                options.parameters,
                options.domain,
                listeners,
                containers.stream().map(ContainerProcess::owned).toList(),
                endpoint == null ? null : endpoint.uri().toString()));
    }

    /** Stops all parts, the last started first, and forgets the note of what runs. */
    @Override
    public void close() {
        parts.close();
    }
}
