package dev.banyan.cli.up;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.template.SynthesizedSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports that the listeners are bound as. */
final class ListenerPorts {

    private ListenerPorts() {}

    /**
     * Asks for each port before anything is started, since starting takes seconds.
     *
     * @throws CommandException if one is taken
     */
    static void requireFree(SynthesizedSystem template, UpOptions options) {
        template.routing()
                .loadBalancers()
                .forEach(balancer ->
                        balancer.listeners().forEach(listener -> requireFree(options.boundPort(listener.port()))));
    }

    /** Returns the line that says that a port is taken and how to choose another. */
    static String taken(int port) {
        return "port: " + port + " (expected: a free port; choose another with --http-port or --https-port)";
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, taken(port), e);
        }
    }
}
