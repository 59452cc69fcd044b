package dev.banyan.cli.endpoint;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.local.AwsEndpoint;
import dev.banyan.local.AwsEndpointBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import picocli.CommandLine.Option;

/** Where the AWS endpoint listens and what it may do. */
public final class EndpointOptions {

    @Option(
            names = "--aws-port",
            paramLabel = "PORT",
            description = "The port of the AWS endpoint, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int awsPort = 4566;

    @Option(
            names = "--allow-reset",
            description = "POST /_banyan/reset of the endpoint forgets all that was told to it.")
    private boolean allowReset;

    /** Returns the options of a process that chooses by itself where to listen. */
    public static EndpointOptions onAnyPort() {
        EndpointOptions options = new EndpointOptions();
        options.awsPort = 0;
        return options;
    }

    /**
     * Asks for the port before anything is started, since starting takes seconds.
     *
     * @throws CommandException if it is taken
     */
    public void requireFree(InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, awsPort));
        } catch (IOException | IllegalArgumentException e) {
            throw taken(e);
        }
    }

    /**
     * Opens the endpoint.
     *
     * @param settings all but what these options tell
     * @throws CommandException if it cannot be opened
     */
    public AwsEndpoint open(AwsEndpointBuilder settings, InetAddress address) {
        try {
            return settings.address(new InetSocketAddress(address, awsPort))
                    .allowReset(allowReset)
                    .open();
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private CommandException taken(Exception cause) {
        return new CommandException(
                ExitCode.INPUT, "port: " + awsPort + " (expected: a free port; choose another with --aws-port)", cause);
    }
}
