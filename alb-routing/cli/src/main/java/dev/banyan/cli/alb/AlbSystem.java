package dev.banyan.cli.alb;

import dev.banyan.alb.LocalAlb;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.endpoint.EndpointOptions;
import dev.banyan.cli.process.Foreground;
import dev.banyan.cli.process.Parts;
import dev.banyan.cli.state.OwnedProcess;
import dev.banyan.cli.state.RunningSystem;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.lambda.LocalLambda;
import dev.banyan.local.AwsEndpoint;
import dev.banyan.local.LocalFunctions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A load balancer and the endpoint that drives it. {@link #close} is for any thread, the rest for one. */
final class AlbSystem implements Foreground.StoppableSystem {

    private final AlbOptions options;
    private final EndpointOptions endpointOptions;
    private final StateFolder state;
    private final Parts parts;
    private @Nullable AwsEndpoint endpoint;

    AlbSystem(AlbOptions options, EndpointOptions endpointOptions, StateFolder state, Console console) {
        this.options = options;
        this.endpointOptions = endpointOptions;
        this.state = state;
        this.parts = new Parts(console);
    }

    @Override
    public void start() {
        parts.hold("state", (AutoCloseable) state::forget);
        InetAddress address = options.address();
        endpointOptions.requireFree(address);
        LocalFunctions functions = parts.hold(
                "functions",
                new LocalFunctions(LocalLambda.builder(state.path("lambda")).classArchives(true)));
        LocalAlb balancer = LocalAlb.builder()
                .lambdaInvoker(functions)
                .bindAddress(address)
                .stateDirectory(state.subfolder("tls"))
                .logBuckets(state.buckets())
                .build();
        balancer.start();
        parts.hold("load balancer", balancer);
        AwsEndpoint opened = endpointOptions.open(
                AwsEndpoint.over(balancer)
                        .account(options.accountId)
                        .state(state.path("alb"))
                        .functions(functions, List.of()),
                address);
        parts.hold("AWS endpoint", opened);
        endpoint = opened;
        state.note(RunningSystem.ofEndpoint(
                OwnedProcess.of("banyan", ProcessHandle.current()), opened.uri().toString()));
    }

    /** Returns the endpoint. */
    AwsEndpoint endpoint() {
        AwsEndpoint opened = endpoint;
        if (opened == null) {
            throw new IllegalStateException("endpoint: not open (expected: after the start)");
        }
        return opened;
    }

    /** Returns where the state lies. */
    Path stateFolder() {
        return state.path("");
    }

    @Override
    public boolean closed() {
        return parts.closed();
    }

    @Override
    public void close() {
        parts.close();
    }
}
