package dev.banyan.cli.alb;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.inspect.DefaultTemplate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What {@code alb} is told. */
final class AlbOptions {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*|localhost");

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The folder that keeps what the API was told, and logs (default: .banyan).")
    Path state = DefaultTemplate.home().resolve(".banyan");

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "The address of loopback that the endpoint and the listeners bind (default: ${DEFAULT-VALUE}).")
    String bind = "127.0.0.1";

    @Option(
            names = "--account-id",
            paramLabel = "ID",
            description = "The account of ARNs, 12 digits (default: ${DEFAULT-VALUE}).")
    String accountId = "123456789012";

    /**
     * Returns the address to bind. Nobody is authenticated, so nobody else's machine may reach it.
     *
     * @throws CommandException if it is not one of loopback
     */
    InetAddress address() {
        try {
            if (LITERAL.matcher(bind).matches()) {
                InetAddress address = InetAddress.getByName(bind);
                if (address.isLoopbackAddress()) {
                    return address;
                }
            }
        } catch (UnknownHostException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private CommandException refused(@org.jspecify.annotations.Nullable Throwable cause) {
        String message = "--bind: " + bind + " (expected: an address of loopback such as 127.0.0.1)";
        return cause == null
                ? new CommandException(ExitCode.INPUT, message)
                : new CommandException(ExitCode.INPUT, message, cause);
    }

    /** @throws CommandException if the account is not one */
    void check() {
        if (!accountId.matches("\\d{12}")) {
            throw new CommandException(ExitCode.INPUT, "--account-id: " + accountId + " (expected: 12 digits)");
        }
    }
}
