package dev.banyan.cli.up;

import dev.banyan.cli.endpoint.EndpointOptions;
import dev.banyan.cli.inspect.DefaultTemplate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} is told. */
final class UpOptions {

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "The folder of the synthesized template (default: the app's cdk.out).")
    Path template = DefaultTemplate.folder();

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "What port 80 is bound as, 0 for any free one (default: ${DEFAULT-VALUE}).")
    int httpPort = 8080;

    @Option(
            names = "--https-port",
            paramLabel = "PORT",
            description = "What port 443 is bound as, 0 for any free one (default: ${DEFAULT-VALUE}).")
    int httpsPort = 8443;

    @Mixin
    EndpointOptions endpoint = new EndpointOptions();

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "What stands after 'shop.' in URLs (default: ${DEFAULT-VALUE}).")
    String domain = "localhost";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The folder that keeps database, logs and secrets (default: .banyan).")
    Path state = DefaultTemplate.home().resolve(".banyan");

    @Option(
            names = "--target",
            paramLabel = "NAME=HOST:PORT",
            description = "A process that you run yourself, in the place of the container NAME. Repeatable.")
    Map<String, String> targets = new LinkedHashMap<>();

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A parameter of the template. Repeatable.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--debug-headers",
            description = "Answers say which rule and target made them, in x-banyan-* headers.")
    boolean debugHeaders;

    @Option(names = "--log", description = "Write a line for each request.")
    boolean log;

    /** Returns the port to bind for a listener's port. */
    int boundPort(int listenerPort) {
        if (listenerPort == 80) {
            return httpPort;
        }
        return listenerPort == 443 ? httpsPort : listenerPort;
    }
}
